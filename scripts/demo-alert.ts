import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { askServer } from './ask-server'
import { readDemoFile } from './demo-file'

const USAGE = 'npm run demo:alert -- [TRANSFORMER] [PERCENT]'

/** Posts a stress alert for a demo transformer through the public API, as an outside system would. */
async function main() {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} })
  if (positionals.length > 2) throw new Error(USAGE)
  const demo = await readDemoFile()
  const transformerId = positionals[0] ?? demo.meters[0]!.transformerId
  const percent = Number(positionals[1] ?? 112)
  if (!Number.isFinite(percent)) throw new Error(`PERCENT is a number. ${USAGE}`)
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
  const answer = await askServer(`${demo.baseUrl}/api/grid/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${demo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const alert = answer.body.data as { id: string; state: string; transformerId: string | null }
  process.stdout.write(
    alert.transformerId
      ? `Alert ${alert.id} on ${transformerId} is ${alert.state}. Look at ${demo.baseUrl}/admin\n`
      : `Alert ${alert.id} is ${alert.state}, but no transformer ${transformerId} is known: it waits unmapped at ${demo.baseUrl}/admin/integrations\n`,
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
