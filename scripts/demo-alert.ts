import { randomUUID } from 'node:crypto'
import { readDemoFile } from './demo-file'

/** Posts a stress alert for a demo transformer through the public API, as an outside system would. */
async function main() {
  const demo = await readDemoFile()
  const transformerId = process.argv[2] ?? demo.meters[0]!.transformerId
  const percent = Number(process.argv[3] ?? 112)
  const body = {
    sourceEventId: `demo-${randomUUID().slice(0, 8)}`,
    transformerId,
    kind: 'overload',
    severity: 'critical',
    status: 'raised',
    observedAt: new Date().toISOString(),
    loadPercent: percent,
    expectedDurationMinutes: 90,
    message: `Load ${percent} % of the rating and rising`,
  }
  const response = await fetch(`${demo.baseUrl}/api/grid/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as { data?: { id: string; state: string }; detail?: string }
  if (!response.ok || !answer.data)
    throw new Error(answer.detail ?? `The server answered ${response.status}.`)
  process.stdout.write(
    `Alert ${answer.data.id} on ${transformerId} is ${answer.data.state}. Look at ${demo.baseUrl}/admin\n`,
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
