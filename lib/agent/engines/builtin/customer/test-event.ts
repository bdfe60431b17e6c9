import { activate } from '@/lib/usecases/activations/activate'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { planAlert } from '@/lib/usecases/recommendations/plan-alert'
import { T7, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'

/** An event that is decided on after an overload, a home of it, and nobody told yet. */
export async function decideOnEvent(net: TestNetwork) {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'alarm-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
  const plan = await planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
  const activation = await activate({
    ctx: net.operator(),
    input: { recommendationId: plan.id, optionId: plan.options[0]!.id, version: plan.version },
  })
  const asked = await net.db.participant.findMany({ where: { activationId: activation.id } })
  const home: TestHome = net.homes.find((one) => one.meterId === asked[0]!.meterId)!
  return { activation, home }
}
