import pg from 'pg'
import { type Browser, until } from '../outside/client'
import { demoOf } from './servers'

export type Activation = {
  id: string
  state: string
  funnel: { asked: number }
  settlement: { customers: number } | null
  reductionKw: number | null
}

/** An alert and a yes from outside; answers how to look at what came of it, at whichever server. */
export async function callEvent(dataDir: string, room: Browser, name: string) {
  const demo = demoOf(dataDir)
  const headers = { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' }
  const raised = await fetch(`${room.baseUrl}/api/grid/alerts`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      sourceEventId: name,
      transformerId: demo.meters[0]!.transformerId,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: new Date().toISOString(),
      loadPercent: 110,
      expectedDurationMinutes: 30,
    }),
  })
  const alertId = ((await raised.json()) as { data: { id: string } }).data.id
  const plan = (await room.fetch(`/api/grid/alerts/${alertId}/recommendation`, { method: 'POST', json: {} }))
    .body.data as { id: string; version: number; options: { id: string }[] }
  const made = await room.fetch('/api/grid/activations', {
    json: { recommendationId: plan.id, optionId: plan.options[0]!.id, version: plan.version },
  })
  if (made.status !== 201) throw new Error(`the activation answered ${made.status}: ${made.text}`)
  const { id } = made.body.data as { id: string }
  const read = async (url: string) => {
    const answer = await fetch(`${url}/api/grid/activations/${id}`, { headers })
    return ((await answer.json()) as { data: Activation }).data
  }
  const reached = (url: () => string, states: string[]) =>
    until(
      states.join(' or '),
      async () => {
        const now = await read(url()).catch(() => null)
        return now && states.includes(now.state) ? now : null
      },
      300_000,
    )
  return { id, read, reached }
}

/** What an activation did, counted in the rows: everything once for each participant. */
export async function countEffects(databaseUrl: string, activationId: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const one = async (sql: string) =>
    Number(((await client.query(sql, [activationId])).rows[0] as { n: string }).n)
  const messages = (
    kind: string,
  ) => `SELECT count(*) AS n FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
    WHERE c."kind" = 'customer' AND m."kind" = '${kind}'
    AND m."parts" @> jsonb_build_array(jsonb_build_object('type', 'event', 'activationId', $1::text))`
  try {
    return {
      notices: await one(
        `SELECT count(*) AS n FROM "Notice" WHERE "activationId" = $1 AND "kind" = 'notice'`,
      ),
      noticesOnce: await one(
        `SELECT count(DISTINCT "participantId" || "channel") AS n FROM "Notice" WHERE "activationId" = $1 AND "kind" = 'notice'`,
      ),
      settlements: await one(`SELECT count(*) AS n FROM "Settlement" WHERE "activationId" = $1`),
      settlementsOnce: await one(
        `SELECT count(DISTINCT "participantId") AS n FROM "Settlement" WHERE "activationId" = $1`,
      ),
      askMessages: await one(messages('notice')),
      resultMessages: await one(messages('result')),
    }
  } finally {
    await client.end()
  }
}
