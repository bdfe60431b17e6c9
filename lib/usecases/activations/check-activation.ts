import type { Db, Tx } from '@/lib/db/client'
import { isOpen } from '@/lib/domain/alert/alert-state'
import { mayNotifyNow, readNoticePreferences } from '@/lib/domain/notice/may-notify-now'
import { round1 } from '@/lib/domain/units/load'
import type { ActivationCheck } from '@/lib/protocol/activation'
import type { Context } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { obstacleText } from '@/lib/usecases/recommendations/describe-options'
import type { PlanBasis } from '@/lib/usecases/recommendations/present-recommendation'
import { type EventWindow, windowProblem } from './event-window'
import type { Frozen } from './freeze-participants'
import type { PlanChoice } from './plan-choice'

/** A reading older than this says little about now. */
const STALE_READING_MS = 30 * 60_000
/** A load that moved by more than this since the plan was made deserves a look. */
const MOVED_SHARE = 0.1

/** What refuses a confirmation, in the order in which it would be refused. */
export function blocksOf(
  ctx: Context,
  plan: PlanChoice,
  window: EventWindow,
  frozen: Frozen,
): ActivationCheck[] {
  const problem = windowProblem(plan, window)
  const blocks: ActivationCheck[] = problem ? [{ code: 'window', text: problem.detail }] : []
  // What each program says of a time that has passed would explain nothing.
  if (window.startAt < window.gridNow) return blocks
  if (window.given || frozen.participants.length === 0)
    for (const one of frozen.dropped)
      blocks.push({ code: one.code, text: `${one.name}: ${obstacleText(ctx.env, one)}` })
  return blocks
}

/** What an operator should know before saying yes; none of it refuses. */
export async function warningsOf(
  db: Db | Tx,
  ctx: Context,
  plan: PlanChoice,
  window: EventWindow,
  frozen: Frozen,
): Promise<ActivationCheck[]> {
  const t = gridText(ctx.env)
  const warnings: ActivationCheck[] = []
  const warn = (code: string, text: string) => warnings.push({ code, text })
  const { transformer, alert } = plan
  const basis = plan.basis as unknown as PlanBasis
  const { loadKw, observedAt, name } = transformer
  if (!isOpen(alert)) warn('alert-over', t('check.alertOver', { name }))
  const neededKw = Math.max(plan.neededKw, frozen.targetKw ?? 0)
  if (frozen.fullKw < neededKw)
    warn('not-enough', t('check.notEnough', { expected: round1(frozen.fullKw), needed: round1(neededKw) }))
  if (frozen.staggerMinutes > 0)
    warn(
      'staggered',
      t('check.staggered', {
        minutes: frozen.staggerMinutes,
        full: round1(frozen.fullKw),
        mean: round1(frozen.expectedKw),
      }),
    )
  if (loadKw !== null && loadKw <= basis.limitKw)
    warn('under-limit', t('check.underLimit', { load: round1(loadKw), limit: round1(basis.limitKw) }))
  if (observedAt === null || window.gridNow.getTime() - observedAt.getTime() > STALE_READING_MS)
    warn('reading-stale', t('check.readingStale', { name }))
  if (loadKw !== null && basis.loadKw && Math.abs(loadKw - basis.loadKw) > MOVED_SHARE * basis.loadKw)
    warn('load-moved', t('check.loadMoved', { planned: round1(basis.loadKw), load: round1(loadKw) }))
  if (!window.given)
    for (const one of frozen.dropped)
      warn('left-out', t('check.leftOut', { name: one.name, reason: obstacleText(ctx.env, one) }))
  const others = await runningBeside(db, plan.transformerId, window)
  if (others.length > 0) warn('beside', t('check.beside', { list: others.join(', ') }))
  const held = await heldBack(db, ctx, plan, frozen, window.gridNow)
  if (held > 0) warn('quiet', t('check.quiet', { count: held }))
  const simulated = frozen.participants.filter((one) => one.simulated).length
  if (simulated > 0) warn('simulated', t('activation.simulated', { count: simulated }))
  return warnings
}

/** Other events on the same feeder in the same hours. */
async function runningBeside(db: Db | Tx, transformerId: string, window: EventWindow): Promise<string[]> {
  const rows = await db.$queryRaw<{ reference: string }[]>`
    select a.reference from "Activation" a join "Transformer" t on t.id = a."transformerId"
    where t."feederId" = (select "feederId" from "Transformer" where id = ${transformerId})
      and a.state in ('scheduled', 'notifying', 'active')
      and a."startAt" < ${window.endAt} and a."endAt" > ${window.startAt} order by a."startAt"`
  return rows.map((row) => row.reference)
}

/** Customers who are not in the chat and whose phone stays silent: they find the notice when they look. */
async function heldBack(
  db: Db | Tx,
  ctx: Context,
  plan: PlanChoice,
  frozen: Frozen,
  gridNow: Date,
): Promise<number> {
  const away = frozen.participants.filter((one) => !one.live && !one.simulated)
  if (away.length === 0) return 0
  const rows = await db.customer.findMany({
    where: { id: { in: away.map((one) => one.customerId) } },
    select: { preferences: true, vacationUntil: true },
  })
  return rows.filter((row) => {
    const prefs = readNoticePreferences(row.preferences, row.vacationUntil)
    const emergency = plan.alert.priority === 1
    return !mayNotifyNow({ now: gridNow, timeZone: ctx.env.TIME_ZONE, prefs, sentToday: 0, emergency }).now
  }).length
}
