import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { Activation } from '@/lib/db/generated/client'
import type { ActivationResult } from '@/lib/domain/activation/activation-result'
import { ABORTABLE, EXTENDABLE } from '@/lib/domain/activation/activation-state'
import { isAppError } from '@/lib/errors'
import { abortActivation } from '@/lib/usecases/activations/abort'
import { deliveredSoFar } from '@/lib/usecases/activations/delivered-so-far'
import { extendActivation } from '@/lib/usecases/activations/extend'
import { listNotices, retryNotices } from '@/lib/usecases/activations/list-notices'
import { activationPart, presentActivation } from '@/lib/usecases/activations/present-activation'
import { money } from '@/lib/usecases/recommendations/describe-options'
import { refusalText } from '@/lib/usecases/refusal-text'
import { NOT_STOPS } from './command-rules'
import { clockTime, nextAt } from './local-time'
import type { Command } from './read-command'
import type { StaffTopic } from './staff-topic'
import { askWhich } from './which'

const MOST_LINES = 8
/** The most that one extension may add. */
const MOST_MINUTES = 12 * 60
const RUNNING = ['scheduled', 'notifying', 'active', 'measuring']

/** The event meant: by its name, its transformer, the only one running, else the newest. */
async function eventMeant(turn: Turn, act: Act, command?: Command): Promise<Activation | null> {
  const { db } = turn.ctx
  if (command?.activation) return db.activation.findUnique({ where: { reference: command.activation } })
  const where = act.slots.transformerId ? { transformerId: act.slots.transformerId } : {}
  const newest = { createdAt: 'desc' as const }
  // Results are of what is over, though something else may run.
  const over =
    act.intent === 'activation.result'
      ? await db.activation.findFirst({
          where: { ...where, state: { in: ['measuring', 'settled'] } },
          orderBy: { endAt: 'desc' },
        })
      : null
  return (
    over ??
    (await db.activation.findFirst({ where: { ...where, state: { in: RUNNING } }, orderBy: newest })) ??
    db.activation.findFirst({ where, orderBy: newest })
  )
}

/** An event with its funnel, what it delivers so far or has delivered, and notices that failed. */
export const showActivationStatus: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  const several = await severalRunning(turn, act, command)
  if (several) return several
  const row = await eventMeant(turn, act, command)
  if (!row)
    return say(
      command?.activation ? t('staff.noSuchEvent', { event: command.activation }) : t('staff.noActivation'),
    )
  const dto = await presentActivation(ctx.db, row)
  const gridNow = await ctx.gridNow()
  const lines = [
    ...(NOT_STOPS.test(turn.text) ? [t('staff.nothingStopped')] : []),
    t('staff.activation', {
      reference: dto.reference,
      transformer: dto.transformerId,
      state: dto.state,
      accepted: dto.funnel.accepted,
      asked: dto.funnel.asked,
      declined: dto.funnel.declined,
      silent: dto.funnel.silent,
    }),
  ]
  if (row.state === 'notifying' || row.state === 'scheduled') lines.push(startLine(turn, row))
  if (row.state === 'active') lines.push(await deliveryLine(turn, row, gridNow))
  lines.push(...resultLines(turn, row))
  if (row.abortedBy) lines.push(t('staff.abortedBy', { who: row.abortedBy }))
  if (row.failure) lines.push(row.failure)
  const failed = await ctx.db.notice.count({ where: { activationId: row.id, state: 'failed' } })
  if (failed > 0) lines.push(t('staff.noticesFailed', { count: failed }))
  const text = lines.join(' ')
  return {
    ...say(text, activationPart(dto, text)),
    memory: { activationId: row.id, transformerId: row.transformerId },
  }
}

/** Asked for no event by name, every one that runs has its line. */
async function severalRunning(turn: Turn, act: Act, command?: Command): Promise<Reply | null> {
  const { t, ctx } = turn
  if (command?.activation || act.slots.transformerId || act.intent === 'activation.result') return null
  const rows = await ctx.db.activation.findMany({
    where: { state: { in: ['scheduled', 'notifying', 'active'] } },
    orderBy: { startAt: 'asc' },
    take: MOST_LINES,
  })
  if (rows.length < 2) return null
  const gridNow = await ctx.gridNow()
  const lines = await Promise.all(
    rows.map(async (row) => {
      const { funnel, ...dto } = await presentActivation(ctx.db, row)
      const { reference, transformerId: transformer, state } = dto
      const said = t('staff.activation', { reference, transformer, state, ...funnel })
      return `${said} ${row.state === 'active' ? await deliveryLine(turn, row, gridNow) : startLine(turn, row)}`
    }),
  )
  const stopped = NOT_STOPS.test(turn.text) ? [t('staff.nothingStopped')] : []
  return say([...stopped, ...lines].join('\n'), {
    type: 'suggestions',
    items: rows.slice(0, 3).map((row) => t('staff.chips.statusOf', { reference: row.reference })),
  })
}

function startLine(turn: Turn, row: Activation): string {
  return turn.t('staff.starts', { from: clockTime(turn, row.startAt), to: clockTime(turn, row.endAt) })
}

async function deliveryLine(turn: Turn, row: Activation, gridNow: Date): Promise<string> {
  const delivered = await deliveredSoFar(turn.ctx, row, gridNow)
  const to = clockTime(turn, row.endAt)
  if (delivered === null) return turn.t('staff.runsUntil', { to })
  return turn.t('staff.delivers', {
    kw: round(delivered.kw),
    expected: round(delivered.expectedKw),
    percent: Math.round((100 * delivered.kw) / Math.max(0.1, delivered.expectedKw)),
    to,
  })
}

function resultLines(turn: Turn, row: Activation): string[] {
  const { t, ctx } = turn
  const result = row.result as ActivationResult | null
  if (row.state !== 'settled' || !result) return []
  if (row.reductionKw === null) return [t('staff.unmeasured')]
  const lines = [
    t('staff.result', {
      kw: round(row.reductionKw),
      expected: round(row.expectedKw),
      kwh: round(row.energyKwh ?? 0),
      paid: money(ctx.env, row.totalMinor ?? 0, row.currency),
      back: row.backUnderLimitAt ? clockTime(turn, row.backUnderLimitAt) : '–',
    }),
  ]
  if (result.placebo) lines.push(t('staff.placebo', { percent: round(result.placebo.maePercent) }))
  if (result.review) lines.push(t('staff.review'))
  return lines
}

/** Calls the event off that is meant; several running need a name. */
export const stopActivation: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  if (act.slots.negated) return say(t('staff.nothingStopped'))
  const rows = await ctx.db.activation.findMany({
    where: {
      ...(command?.activation ? { reference: command.activation } : { state: { in: [...ABORTABLE] } }),
      ...(act.slots.transformerId ? { transformerId: act.slots.transformerId } : {}),
    },
    orderBy: { createdAt: 'desc' },
  })
  if (rows.length === 0)
    return say(
      command?.activation ? t('staff.noSuchEvent', { event: command.activation }) : t('staff.nothingRunning'),
    )
  if (rows.length > 1) return whichEvent(turn, act, command, rows)
  return orSay(turn, () => abortActivation({ ctx, input: { activationId: rows[0]!.id } }))
}

/** Lets the event meant run longer: for so many minutes, or until a time. */
export const extendTyped: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  const rows = await ctx.db.activation.findMany({
    where: {
      state: { in: [...EXTENDABLE] },
      ...(command?.activation ? { reference: command.activation } : {}),
      ...(act.slots.transformerId ? { transformerId: act.slots.transformerId } : {}),
    },
    orderBy: { createdAt: 'desc' },
  })
  const [row] = rows
  if (!row) return say(t('staff.nothingToExtend'))
  if (rows.length > 1) return whichEvent(turn, act, command, rows)
  const { durationMinutes, time } = act.slots
  const minutes =
    durationMinutes ??
    (time ? Math.round((nextAt(turn, time, row.startAt).getTime() - row.endAt.getTime()) / 60_000) : null)
  if (minutes === null) return say(t('staff.extendHow', { to: clockTime(turn, row.endAt) }))
  if (minutes > MOST_MINUTES) return say(t('staff.extendTooLong', { to: clockTime(turn, row.endAt) }))
  if (minutes < 5) return say(t('staff.extendTooShort', { to: clockTime(turn, row.endAt) }))
  return orSay(turn, () => extendActivation({ ctx, input: { activationId: row.id, body: { minutes } } }))
}

/** Sends what failed outside the chat once more. */
export const retryTyped: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  const row = await eventMeant(turn, act, command)
  if (!row) return say(t('staff.noActivation'))
  const failed = await listNotices({ ctx, input: { activationId: row.id, state: 'failed' } })
  if (failed.length === 0) return say(t('staff.noNoticeFailed', { event: row.reference }))
  const { retried } = await retryNotices({ ctx, input: { activationId: row.id } })
  return say(t('staff.retried', { count: retried, event: row.reference }))
}

function whichEvent(turn: Turn, act: Act, command: Command | undefined, rows: readonly Activation[]): Reply {
  const names = rows.map((row) => `${row.reference} (${row.transformerId})`)
  return askWhich(turn, act, command, names, turn.t('staff.stopWhich', { list: names.join(', ') }))
}

/** The act's own messages say that it is done; a refusal is said in its words. */
async function orSay(turn: Turn, run: () => Promise<unknown>): Promise<Reply> {
  try {
    await run()
    return { messages: [] }
  } catch (error) {
    if (isAppError(error) && error.code !== 'forbidden') return say(refusalText(error.detail, turn.locale))
    throw error
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
