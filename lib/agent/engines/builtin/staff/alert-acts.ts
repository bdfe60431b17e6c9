import { say, type Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { isAppError } from '@/lib/errors'
import { closeAlert } from '@/lib/usecases/alerts/close-alert'
import { noteAlert } from '@/lib/usecases/alerts/note-alert'
import { shelveAlert, unshelveAlert } from '@/lib/usecases/alerts/shelve-alert'
import { writeHandoverNote } from '@/lib/usecases/handover/handover-notes'
import { refusalText } from '@/lib/usecases/refusal-text'
import { clockTime, nextAt } from './local-time'
import { isPlain, nameOf, standingAlerts } from './meant-alerts'
import type { StaffTopic } from './staff-topic'
import { askWhich } from './which'

const DEFAULT_SHELVE_MINUTES = 60

/** Puts an alert aside for a time, an hour unless another is said; above it the words must give a reason. */
export const shelveTyped: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  const alerts = await standingAlerts(turn, act, { shelvedUntil: null })
  if (alerts.length === 0) {
    const [already] = await standingAlerts(turn, act, { shelvedUntil: { not: null } })
    if (!already?.shelvedUntil) return say(t('staff.noAlertToAct'))
    const until = clockTime(turn, already.shelvedUntil)
    return say(
      t('staff.shelvedAlready', { transformer: nameOf(already), until, who: already.shelvedBy ?? '' }),
    )
  }
  if (command?.all && alerts.length > 1) return say(t('staff.oneByOne', { count: alerts.length }))
  if (!isPlain(act, alerts)) return askWhich(turn, act, command, alerts.map(nameOf))
  const minutes = await minutesOf(turn, act)
  const reason = reasonOf(act.span === turn.text ? turn.text : `${act.span} ${turn.text}`) ?? act.slots.reason
  try {
    for (const alert of alerts)
      await shelveAlert({
        ctx,
        input: { alertId: alert.id, body: { minutes, ...(reason ? { reason } : {}) } },
      })
  } catch (error) {
    // What the limits say is the answer: no error to the one who asked.
    if (isAppError(error) && error.code === 'unprocessable')
      return say(refusalText(error.detail, turn.locale))
    throw error
  }
  const gridNow = await ctx.gridNow()
  const until = clockTime(turn, new Date(gridNow.getTime() + minutes * 60_000))
  return {
    ...say(t('staff.shelved', { transformer: nameOf(alerts[0]!), count: alerts.length, until })),
    memory: { transformerId: alerts[0]!.transformerId ?? undefined },
  }
}

export const unshelveTyped: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  const alerts = await standingAlerts(turn, act, { shelvedUntil: { not: null } })
  if (alerts.length === 0) return say(t('staff.nothingShelved'))
  if (!isPlain(act, alerts)) return askWhich(turn, act, command, alerts.map(nameOf))
  for (const alert of alerts) await unshelveAlert({ ctx, input: { alertId: alert.id } })
  return say(t('staff.unshelved', { transformer: nameOf(alerts[0]!), count: alerts.length }))
}

/** Ends an alert by hand, one asset at a time. */
export const closeTyped: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  const alerts = await standingAlerts(turn, act)
  if (alerts.length === 0) return say(t('staff.noAlertToAct'))
  if (command?.all && alerts.length > 1) return say(t('staff.oneByOne', { count: alerts.length }))
  if (!isPlain(act, alerts)) return askWhich(turn, act, command, alerts.map(nameOf))
  const reason = reasonOf(turn.text) ?? (/\bfalse alarm\b/i.test(turn.text) ? 'false alarm' : undefined)
  for (const alert of alerts)
    await closeAlert({ ctx, input: { alertId: alert.id, body: reason ? { reason } : {} } })
  return say(t('staff.closed', { transformer: nameOf(alerts[0]!), count: alerts.length }))
}

/** Writes something down beside the alert that is meant, or for the next shift when it is about none. */
export const addNote: StaffTopic = async (turn, act, command) => {
  const { t, ctx, memory } = turn
  const text = noteOf(act.span === turn.text ? turn.text : act.span)
  if (!text) return say(t('staff.noteWhat'))
  if (/\b(next|night|day|morning|evening|late) shift\b|\bhand-?over\b/i.test(turn.text)) {
    await writeHandoverNote({ ctx, input: { text, alertIds: [] } })
    return { messages: [] }
  }
  const named = act.slots.transformerId ?? memory.transformerId
  const onNamed = named ? await standingAlerts(turn, { slots: { transformerId: named } }) : []
  const alerts = onNamed.length > 0 ? onNamed : await standingAlerts(turn, act)
  if (alerts.length === 0) {
    await writeHandoverNote({ ctx, input: { text, alertIds: [] } })
    return { messages: [] }
  }
  if (onNamed.length === 0 && !isPlain(act, alerts)) return askWhich(turn, act, command, alerts.map(nameOf))
  await noteAlert({ ctx, input: { alertId: alerts[0]!.id, body: { text } } })
  return say(t('staff.noted', { transformer: nameOf(alerts[0]!), text }))
}

async function minutesOf(turn: Turn, act: Act): Promise<number> {
  const { durationMinutes, time } = act.slots
  if (durationMinutes) return durationMinutes
  if (/\b(an|one) hour\b/i.test(turn.text)) return 60
  if (!time) return DEFAULT_SHELVE_MINUTES
  const gridNow = await turn.ctx.gridNow()
  return Math.max(1, Math.ceil((nextAt(turn, time, gridNow).getTime() - gridNow.getTime()) / 60_000))
}

/** What follows "because", "reason:" or a dash. */
function reasonOf(text: string): string | undefined {
  const found = /\b(?:because(?: of)?|since|as|reason(?: is)?)\b[:\s]+(.+)$|[–—-]\s+(.+)$/i.exec(text)
  const reason = (found?.[1] ?? found?.[2])?.trim()
  return reason && reason.length > 2 ? reason.slice(0, 500) : undefined
}

/** The words of a note without those that ask for it. */
function noteOf(text: string): string {
  return text
    .replace(
      /^\s*(please\s+)?(can you\s+)?(add|write|leave|put|make|take|note|jot)?\s*(down)?\s*(a|the)?\s*(note|comment|remark)?\s*/i,
      '',
    )
    .replace(
      /^(?:tell|ask|remind)\s+(?:the\s+)?(?:next|night|day|morning|evening|late)\s+(?:shift|crew)\s+(?:to|that)?\s*/i,
      '',
    )
    .replace(/^(for the (next|night|day|morning|evening|late) shift)\s*/i, '')
    .replace(/^(on|about|for|to|at)\s+(t[- ]?\d+|the alert|this alert|it)\s*/i, '')
    .replace(/^(that|:|,|-)\s*/i, '')
    .trim()
}
