import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { acknowledgeAlert } from '@/lib/usecases/alerts/acknowledge-alert'

const OPEN = ['active', 'acknowledged']

function openAlerts(turn: Turn, transformerId?: string) {
  return turn.ctx.db.alert.findMany({
    where: { state: { in: OPEN }, ...(transformerId ? { transformerId } : {}) },
    include: { transformer: true },
    orderBy: [{ priority: 'asc' }, { raisedAt: 'desc' }],
    take: 20,
  })
}

export async function listActiveAlerts(turn: Turn, _act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const alerts = await openAlerts(turn)
  if (alerts.length === 0) return say(t('staff.noAlerts'))
  return say(
    t('staff.alerts', { count: alerts.length }),
    {
      type: 'table',
      columns: [
        { id: 'priority', label: t('staff.column.priority'), align: 'start' },
        { id: 'asset', label: t('staff.column.asset'), align: 'start' },
        { id: 'message', label: t('staff.column.message'), align: 'start' },
        { id: 'state', label: t('staff.column.state'), align: 'start' },
      ],
      rows: alerts.map((a) => ({
        href: `/admin/alerts/${a.id}`,
        cells: [
          String(a.priority),
          a.transformerId ?? a.externalId ?? '',
          a.message,
          `${a.state}, ${time(turn, a.raisedAt)}`,
        ],
      })),
      summary: alerts
        .map((a) => `P${a.priority} ${a.transformerId ?? a.externalId}: ${a.message}`)
        .join('. '),
    },
    {
      type: 'suggestions',
      items: ctx.actor.kind === 'staff' ? [t('staff.chips.options'), t('staff.chips.status')] : [],
    },
  )
}

/** What is wrong with a transformer: its alerts, load against limit, temperature as far as known. */
export async function explainAlert(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx, memory } = turn
  const transformerId = act.slots.transformerId ?? memory.transformerId
  const [alert] = await openAlerts(turn, transformerId)
  if (!alert)
    return say(transformerId ? t('staff.noAlertOn', { transformer: transformerId }) : t('staff.noAlerts'))
  const asset = alert.transformer
  const limitKw = alert.limitKw ?? (asset ? (asset.limitKw ?? asset.ratedKva * asset.powerFactor) : null)
  const nowKw = asset?.loadKw ?? alert.loadKw
  const text = t('staff.explain', {
    transformer: asset?.id ?? alert.externalId ?? '',
    message: alert.message,
    load: nowKw === null || nowKw === undefined ? '–' : Math.round(nowKw),
    limit: limitKw === null ? '–' : Math.round(limitKw),
    since: time(turn, alert.raisedAt),
    hotSpot: asset?.hotSpotC ? t('staff.hotSpot', { value: Math.round(asset.hotSpotC) }) : '',
  })
  return {
    ...say(text, {
      type: 'suggestions',
      items: ctx.actor.kind === 'staff' ? [t('staff.chips.options'), t('staff.chips.why')] : [],
    }),
    memory: { transformerId: asset?.id },
  }
}

export async function acknowledgeTyped(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const open = (await openAlerts(turn, act.slots.transformerId)).filter((a) => a.state === 'active')
  if (open.length === 0) return say(t('staff.nothingToAcknowledge'))
  if (open.length > 1 && !act.slots.transformerId)
    return say(
      t('staff.acknowledgeWhich', {
        list: [...new Set(open.map((a) => a.transformerId ?? a.externalId))].join(', '),
      }),
    )
  for (const alert of open) await acknowledgeAlert({ ctx, input: { alertId: alert.id } })
  return say(
    t('staff.acknowledged', {
      count: open.length,
      transformer: open[0]!.transformerId ?? open[0]!.externalId ?? '',
    }),
  )
}

export function time(turn: Turn, at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: turn.ctx.env.TIME_ZONE }).format(at)
}
