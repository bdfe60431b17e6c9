import type { ReportDto } from '@/lib/protocol/report'
import type { Call } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'
import { money } from '@/lib/usecases/recommendations/describe-options'
import { deliveredIn, loadEvents } from './load-events'
import { makeReport, number, round2, share, text } from './make-report'
import { reportScope } from './report-scope'

/**
 * Every event of a span with its funnel, outcomes, energy and money, the error of the rule on days without an event,
 * and what the transformer itself showed against what the meters add up to.
 */
export async function reportActivations({ ctx, input }: Call<{ query: unknown }>): Promise<ReportDto> {
  const scope = await reportScope(ctx, input.query)
  const events = await loadEvents(ctx, scope)
  const t = gridText(ctx.env)
  const sum = (value: (event: (typeof events)[number]) => number | null) =>
    events.reduce((total, event) => total + (value(event) ?? 0), 0)
  const kwh = sum((event) => deliveredIn(scope, event).kwh)
  const paidMinor = sum((event) => event.totalMinor)
  const asked = sum((event) => event.asked)
  // Before an event is settled nobody knows who took part.
  const settled = sum((event) => (event.state === 'settled' ? event.asked : 0))
  const tookPart = sum((event) => (event.state === 'settled' ? event.participated : 0))
  const avoided = events.filter((event) => event.backUnderLimitAt !== null).length
  const review = events.filter((event) => event.result?.review === true).length
  return makeReport(ctx, 'activations', scope, {
    summary: t('report.summary.activations', {
      events: events.length,
      mwh: Math.round(kwh) / 1000,
      settled,
      share: share(tookPart, settled) ?? 0,
      paid: money(ctx.env, paidMinor),
      avoided,
    }),
    totals: [
      { id: 'events', kind: 'number', value: events.length },
      { id: 'energyKwh', kind: 'number', unit: 'kWh', value: round2(kwh) },
      { id: 'participationPercent', kind: 'percent', value: share(tookPart, settled) },
      { id: 'totalMinor', kind: 'money', value: paidMinor },
      { id: 'overloadsAvoided', kind: 'number', value: avoided },
      { id: 'review', kind: 'number', value: review },
    ],
    columns: [
      text('reference'),
      text('transformer'),
      text('feeder'),
      { id: 'startAt', kind: 'time' },
      { id: 'endAt', kind: 'time' },
      text('state'),
      ...['asked', 'reached', 'accepted', 'declined', 'silent'].map((id) => number(id)),
      ...['participated', 'overridden', 'noResponse', 'rejected'].map((id) => number(id)),
      ...['expectedKw', 'baselineKw', 'actualKw', 'reductionKw', 'topDownKw'].map((id) => number(id, 'kW')),
      { id: 'differencePercent', kind: 'percent' },
      text('review'),
      { id: 'placeboBiasPercent', kind: 'percent' },
      { id: 'placeboMaePercent', kind: 'percent' },
      number('placeboDays'),
      number('energyKwh', 'kWh'),
      number('reboundKwh', 'kWh'),
      { id: 'backUnderLimitAt', kind: 'time' },
      number('paidCustomers'),
      { id: 'totalMinor', kind: 'money' },
      text('decidedBy'),
    ],
    rows: events.map((event) => {
      const delivered = deliveredIn(scope, event)
      const topDownKw = event.result?.topDownKw ?? null
      const placebo = event.result?.placebo ?? null
      return {
        href: `/admin/activations/${event.id}`,
        values: {
          reference: event.reference,
          transformer: event.transformerId,
          feeder: event.feederId,
          startAt: event.startAt.toISOString(),
          endAt: event.endAt.toISOString(),
          state: event.state,
          asked: event.asked,
          reached: event.reached,
          accepted: event.accepted,
          declined: event.declined,
          silent: event.asked - event.accepted - event.declined,
          participated: event.participated,
          overridden: event.overridden,
          noResponse: event.noResponse,
          rejected: event.rejected,
          expectedKw: round2(event.expectedKw),
          baselineKw: round2(event.baselineKw),
          actualKw: round2(event.actualKw),
          reductionKw: round2(delivered.kw),
          topDownKw: round2(topDownKw),
          differencePercent: difference(event.reductionKw, topDownKw),
          review: event.result?.review === undefined ? null : event.result.review ? 'yes' : 'no',
          placeboBiasPercent: round2(placebo?.biasPercent),
          placeboMaePercent: round2(placebo?.maePercent),
          placeboDays: placebo?.days ?? null,
          energyKwh: round2(delivered.kwh),
          reboundKwh: round2(event.reboundKwh),
          backUnderLimitAt: event.backUnderLimitAt?.toISOString() ?? null,
          paidCustomers: event.paid,
          totalMinor: event.totalMinor,
          decidedBy: event.decidedBy,
        },
      }
    }),
    notes: [
      ...(asked > settled ? [t('report.note.unsettled', { count: asked - settled })] : []),
      t('report.note.baseline'),
      t('report.note.placebo'),
      t('report.note.topDown'),
    ],
  })
}

/** How far the transformer's own view lies from the meters', in percent of the larger. */
function difference(bottomUpKw: number | null, topDownKw: number | null): number | null {
  if (bottomUpKw === null || topDownKw === null) return null
  const scale = Math.max(Math.abs(bottomUpKw), Math.abs(topDownKw))
  return scale < 1e-9 ? 0 : round2((100 * (topDownKw - bottomUpKw)) / scale)
}
