import { randomUUID } from 'node:crypto'
import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { runTurn } from '@/lib/agent/run-turn'
import type { StaffRole } from '@/lib/domain/actor'
import type { Part } from '@/lib/protocol/message'
import { ingestAlert } from '@/lib/usecases/alerts/ingest-alert'
import { narrateAlert } from '@/lib/usecases/alerts/narrate-alert'
import { sendMessage, submitAction } from '@/lib/usecases/conversations/send-message'
import { createTestNetwork, staff, type TestNetwork } from '@/lib/usecases/test-network'

export const T8 = 'T-08'
export type TestRoom = Awaited<ReturnType<typeof openTestRoom>>

/** A control room of two transformers with twenty homes each, and people who type into its chat. */
export async function openTestRoom() {
  const net = await createTestNetwork({ homes: 40 })
  await net.db.transformer.create({
    data: {
      id: T8,
      name: 'Harbor Street 8',
      feederId: 'F-12',
      ratedKva: 100,
      powerFactor: 0.95,
      loadLossKw: 1.4,
      noLoadLossKw: 0.2,
    },
  })
  // The second half of the homes hangs under the other transformer.
  const half = net.homes.slice(20).map((home) => home.meterId)
  await net.db.meter.updateMany({ where: { id: { in: half } }, data: { transformerId: T8 } })
  return {
    net,
    /** Says something in the command chat and answers what the agent said and showed. */
    type: (text: string, who = 'ada', role: StaffRole = 'operator') =>
      answered(net, who, role, (ctx) => sendMessage({ ctx, input: { clientMessageId: randomUUID(), text } })),
    /** The same, with something that happens after the words were sent and before they are read. */
    typeBefore: (text: string, happens: () => Promise<unknown>, who = 'ada') =>
      answered(net, who, 'operator', async (ctx) => {
        const sent = await sendMessage({ ctx, input: { clientMessageId: randomUUID(), text } })
        await happens()
        return sent
      }),
    press: (action: string, values: Record<string, unknown>, who = 'ada') =>
      answered(net, who, 'operator', (ctx) =>
        submitAction({ ctx, input: { clientMessageId: randomUUID(), action, values } }),
      ),
    raise: (transformerId: string, sourceEventId: string, loadKw = 104) =>
      raise(net, transformerId, sourceEventId, loadKw),
    events: () => net.db.activation.findMany({ orderBy: { createdAt: 'asc' } }),
    openPlans: () => net.db.recommendation.findMany({ where: { state: 'open' } }),
  }
}

async function answered(
  net: TestNetwork,
  who: string,
  role: StaffRole,
  send: (ctx: ReturnType<TestNetwork['as']>) => Promise<{ messageId: string; seq: number }>,
) {
  net.clock.advance(1000)
  const ctx = net.as(staff(who, role))
  const { messageId, seq } = await send(ctx)
  await runTurn({
    ctx,
    conversationId: 'staff',
    messageId,
    visitorId: null,
    userAgent: '',
    upgrade: null,
    engine: builtinEngine,
    signal: new AbortController().signal,
    stream: () => undefined,
  })
  const rows = await net.db.message.findMany({
    where: { conversationId: 'staff', seq: { gt: seq }, role: 'agent' },
    orderBy: { seq: 'asc' },
  })
  const parts = rows.flatMap((row) => row.parts as unknown as Part[])
  return {
    text: parts
      .map((part) => (part.type === 'text' ? part.text : part.type === 'error' ? part.text : ''))
      .join('\n'),
    parts,
    kinds: rows.map((row) => row.kind),
  }
}

async function raise(net: TestNetwork, transformerId: string, sourceEventId: string, loadKw: number) {
  await net.db.transformer.update({
    where: { id: transformerId },
    data: { loadKw, observedAt: net.clock.now },
  })
  const { data } = await ingestAlert({
    ctx: net.sender(),
    input: {
      sourceEventId,
      transformerId,
      kind: 'overload',
      severity: 'high',
      status: 'raised',
      observedAt: net.clock.now.toISOString(),
      loadKw,
      expectedDurationMinutes: 60,
      message: 'Above its limit',
    },
  })
  await narrateAlert(net.system(), data.id!)
  return data.id!
}
