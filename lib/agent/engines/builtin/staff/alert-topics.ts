import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { Prisma } from '@/lib/db/generated/client'
import { readAlarmSummary } from '@/lib/usecases/alarms/read-alarm-summary'
import { acknowledgeAlert } from '@/lib/usecases/alerts/acknowledge-alert'
import { alertPart } from '@/lib/usecases/alerts/alert-part'
import { clockTime } from './local-time'
import { isPlain, type MeantAlert, nameOf, standingAlerts } from './meant-alerts'
import type { StaffTopic } from './staff-topic'
import { askWhich } from './which'

const MOST_ROWS = 20

/** What stands, by priority, place and what hides it. */
export const listActiveAlerts: StaffTopic = async (turn, act) => {
  const { t } = turn
  const alerts = await standingAlerts(turn, act, viewOf(turn.text))
  if (alerts.length === 0) return say(t('staff.noAlerts'))
  return say(t('staff.alerts', { count: alerts.length }), alertTable(turn, alerts), {
    type: 'suggestions',
    items: turn.ctx.actor.kind === 'staff' ? [t('staff.chips.options'), t('staff.chips.status')] : [],
  })
}

function viewOf(text: string): Prisma.AlertWhereInput {
  if (/\bshelved\b/i.test(text)) return { shelvedUntil: { not: null } }
  if (/\b(suppressed|hidden|maintenance)\b/i.test(text)) return { suppressRuleId: { not: null } }
  if (/\bstale\b/i.test(text)) return { staleSince: { not: null } }
  const seen = { shelvedUntil: null, suppressRuleId: null, announceAt: null }
  return /\bun-?ack\w*\b/i.test(text) ? { ...seen, state: 'active' } : seen
}

function alertTable(turn: Turn, alerts: readonly MeantAlert[]) {
  const { t } = turn
  const shown = alerts.slice(0, MOST_ROWS)
  return {
    type: 'table' as const,
    columns: [
      { id: 'priority', label: t('staff.column.priority'), align: 'start' as const },
      { id: 'asset', label: t('staff.column.asset'), align: 'start' as const },
      { id: 'message', label: t('staff.column.message'), align: 'start' as const },
      { id: 'state', label: t('staff.column.state'), align: 'start' as const },
    ],
    rows: shown.map((alert) => ({
      href: `/admin/alerts/${alert.id}`,
      cells: [
        String(alert.priority),
        nameOf(alert),
        alert.message || alert.kind,
        `${stateOf(turn, alert)}, ${clockTime(turn, alert.raisedAt)}`,
      ],
    })),
    summary: shown
      .map((alert) => `P${alert.priority} ${nameOf(alert)}: ${alert.message || alert.kind}`)
      .join('. '),
  }
}

function stateOf(turn: Turn, alert: MeantAlert): string {
  if (alert.shelvedUntil)
    return turn.t('staff.state.shelved', {
      until: clockTime(turn, alert.shelvedUntil),
      who: alert.shelvedBy ?? '',
    })
  if (alert.suppressedBy) return turn.t('staff.state.suppressed', { rule: alert.suppressedBy })
  if (alert.acknowledgedBy) return turn.t('staff.state.acknowledged', { who: alert.acknowledgedBy })
  return alert.staleSince ? turn.t('staff.state.stale') : alert.state
}

/** What is wrong with a transformer: its gravest alert, load against limit, temperature as far as known. */
export const explainAlert: StaffTopic = async (turn, act) => {
  const { t, ctx, memory } = turn
  const transformerId = act.slots.transformerId ?? memory.transformerId
  const [alert] = await standingAlerts(turn, { slots: { ...act.slots, transformerId } })
  if (!alert)
    return say(transformerId ? t('staff.noAlertOn', { transformer: transformerId }) : t('staff.noAlerts'))
  const asset = alert.transformer
  const limitKw = alert.limitKw ?? (asset ? (asset.limitKw ?? asset.ratedKva * asset.powerFactor) : null)
  const nowKw = asset?.loadKw ?? alert.loadKw
  const text = t('staff.explain', {
    transformer: nameOf(alert),
    message: alert.message,
    load: nowKw === null || nowKw === undefined ? '–' : Math.round(nowKw),
    limit: limitKw === null ? '–' : Math.round(limitKw),
    since: clockTime(turn, alert.raisedAt),
    hotSpot: asset?.hotSpotC ? t('staff.hotSpot', { value: Math.round(asset.hotSpotC) }) : '',
  })
  return {
    ...say(text, await alertPart(ctx, alert), {
      type: 'suggestions',
      items: ctx.actor.kind === 'staff' ? [t('staff.chips.options'), t('staff.chips.why')] : [],
    }),
    memory: { transformerId: asset?.id },
  }
}

/** One alert by name or because it is the only one; several of a kind only when their number is said. */
export const acknowledgeTyped: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  const open = await standingAlerts(turn, act, { state: 'active' })
  if (open.length === 0) return say(t('staff.nothingToAcknowledge'))
  if (command?.all && open.length > 1 && command.all.count !== open.length)
    return say(t('staff.acknowledgeAll', { count: open.length }), {
      type: 'suggestions',
      items: [t('staff.chips.acknowledgeAll', { count: open.length })],
    })
  if (!command?.all && !isPlain(act, open)) return askWhich(turn, act, command, open.map(nameOf))
  for (const alert of open) await acknowledgeAlert({ ctx, input: { alertId: alert.id } })
  return {
    ...say(t('staff.acknowledged', { count: open.length, transformer: nameOf(open[0]!) })),
    memory: { transformerId: open[0]!.transformerId ?? undefined },
  }
}

/** How many stand, whether it is a flood, what is hidden, and where the troubles are. */
export const alarmSummary: StaffTopic = async (turn) => {
  const { t, ctx } = turn
  const summary = await readAlarmSummary(ctx)
  const { flood, groups } = summary
  const lines = [
    t('staff.alarmSummary', {
      p1: summary.open['1'],
      p2: summary.open['2'],
      p3: summary.open['3'],
      unacknowledged: summary.unacknowledged,
      shelved: summary.shelved,
      suppressed: summary.suppressed,
    }),
    t(flood.active ? 'staff.flood' : 'staff.noFlood', { count: flood.count, minutes: flood.windowMinutes }),
    ...groups.slice(0, 5).map((group) =>
      t('staff.group', {
        feeder: group.feederName ?? t('staff.noFeeder'),
        count: group.count,
        transformers: group.transformers,
        since: clockTime(turn, new Date(group.firstAt)),
      }),
    ),
  ]
  return say(lines.join(' ')) satisfies Reply
}
