import { afterEach, expect, test } from 'vitest'
import type { Part } from '@/lib/protocol/message'
import { activate } from './activations/activate'
import { advanceActivation } from './activations/advance'
import { dryRunActivation } from './activations/dry-run-activation'
import { extendActivation } from './activations/extend'
import { ingestAlert } from './alerts/ingest-alert'
import { narrateAlert } from './alerts/narrate-alert'
import { writeHandoverNote } from './handover/handover-notes'
import { inOwnLanguage } from './in-both-languages'
import { stopAutomation } from './policies/automation'
import { planAlert } from './recommendations/plan-alert'
import { reportActivations } from './reports/report-activations'
import { createTestNetwork, fillReadings, T7, type TestNetwork } from './test-network'

let net: TestNetwork
afterEach(() => net.close())

const MINUTE = 60_000
const spanishOperator = () => ({ ...net.operator(), language: 'es' as const })

async function planned() {
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId: 'alarm-1',
      transformerId: T7,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadPercent: 112,
      expectedDurationMinutes: 60,
    },
  })
  await narrateAlert(net.system(), data.id!)
  const plan = await planAlert({ ctx: net.operator(), input: { alertId: data.id! } })
  return { recommendationId: plan.id, optionId: plan.options[0]!.id, version: plan.version }
}

const said = async () =>
  (await net.db.message.findMany({ where: { conversationId: 'staff' }, orderBy: { seq: 'asc' } })).flatMap(
    (row) => row.parts as unknown as Part[],
  )

test('what the room is told of an event it is told in both languages, whoever decides', async () => {
  net = await createTestNetwork()
  const choice = await planned()
  const activation = await activate({ ctx: spanishOperator(), input: choice })
  await advanceActivation(net.system(), activation.id)
  net.clock.advance(Date.parse(activation.startAt) - net.clock.now.getTime())
  await advanceActivation(net.system(), activation.id)
  await fillReadings(net, { from: new Date(activation.startAt), to: new Date(activation.endAt) })
  net.clock.advance(60 * MINUTE)
  await advanceActivation(net.system(), activation.id)
  await stopAutomation(spanishOperator())
  await writeHandoverNote({ ctx: net.operator(), input: { text: 'Watch T-07', alertIds: [] } })
  const parts = await said()
  const lines = parts.filter((part) => part.type === 'text')
  expect(lines.length).toBeGreaterThan(6)
  for (const line of lines) {
    expect([line.text, typeof line.es?.text]).toEqual([line.text, 'string'])
    expect(line.es!.text).not.toBe(line.text)
  }
  const english = lines.map((line) => line.text).join('\n')
  const spanish = lines.map((line) => line.es!.text).join('\n')
  expect(english).toContain('ada R. approved option A')
  expect(spanish).toContain('ada R. aprobó la opción A')
  expect(spanish).toContain('Alerta de prioridad 1 en Mill Lane 7: sobrecarga,')
  // The reasons of an option within the sentence, too.
  expect(spanish).toMatch(/Recomiendo la opción|No basta:/)
  expect(spanish).not.toMatch(/probability|Cheapest|Expected|Calls all/)
  const card = parts.find((part) => part.type === 'confirm')!
  expect(card).toMatchObject({ yesLabel: 'Yes, proceed', es: { yesLabel: 'Sí, adelante' } })
})

test('an answer to one person is in that person’s language', async () => {
  net = await createTestNetwork()
  const choice = await planned()
  const own = inOwnLanguage(spanishOperator())
  const dry = await dryRunActivation({ ctx: own, input: choice })
  expect(dry.warnings.map((one) => one.text)).toContainEqual(
    expect.stringContaining('no llega ninguna lectura'),
  )
  const activation = await activate({ ctx: net.operator(), input: choice })
  const extend = (ctx: typeof own) =>
    extendActivation({ ctx, input: { activationId: activation.id, body: { minutes: 700 } } })
  await expect(extend(spanishOperator())).rejects.toMatchObject({
    detail: expect.stringMatching(/Los eventos duran|agotado/),
  })
  await expect(extend(net.operator())).rejects.toMatchObject({
    detail: expect.stringMatching(/Events last|used up/),
  })
  expect(await reportActivations({ ctx: own, input: { query: {} } })).toMatchObject({ title: 'Eventos' })
  expect(await reportActivations({ ctx: net.operator(), input: { query: {} } })).toMatchObject({
    title: 'Events',
  })
})
