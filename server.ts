import { createServer } from 'node:http'
import next from 'next'
import { createAgent } from '@/lib/agent/agent'
import { checkPrompts } from '@/lib/agent/prompts/check-prompts'
import { openServerDatabase } from '@/lib/db/open-server-database'
import { EnvProblem, env as readEnvironment } from '@/lib/env'
import { answerIntake } from '@/lib/http/answer-intake'
import { answerLive } from '@/lib/http/answer-live'
import { listen, requireFreePort } from '@/lib/http/listen'
import { prepareRequest, refuseForeignUrl } from '@/lib/http/prepare-request'
import { refuseEarly } from '@/lib/http/refuse-early'
import { createLoadShedder } from '@/lib/http/shed-load'
import { deliverAndWatch } from '@/lib/jobs/deliver-and-watch'
import { startJobs } from '@/lib/jobs/start-jobs'
import { log as makeLog } from '@/lib/log'
import { onStop } from '@/lib/on-stop'
import { printReady } from '@/lib/print-ready'
import { connectProcesses } from '@/lib/realtime/connect-processes'
import { createGateway } from '@/lib/realtime/gateway'
import { startRelay } from '@/lib/realtime/relay'
import { prepareDemo } from '@/lib/simulator/prepare-demo'
import { startSimulator } from '@/lib/simulator/start-simulator'
import { makeContext } from '@/lib/usecases/context'
import { startGridClock } from '@/lib/usecases/grid-clock/start-grid-clock'

const dev = process.env.NODE_ENV === 'development'

async function main() {
  const stop = onStop()
  const env = readEnvironment()
  checkPrompts()
  const log = makeLog()
  process.env.NEXTAUTH_URL = env.publicUrl
  await requireFreePort(env.HOST, env.PORT)
  const database = await openServerDatabase(env, log)
  stop.last(database.close)
  const base = { db: database.db, pool: database.pool, env, now: () => new Date(), log }
  const asJob = (job: string) =>
    makeContext({ ...base, actor: { kind: 'system', job }, requestId: `${job}-${process.pid}` })

  const demoNetwork = env.demo ? await prepareDemo(asJob('demo')) : null
  const clock = await startGridClock(asJob('grid-clock'))
  stop.add(clock.stop)

  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 5_000,
  })
  const app = next({ dev, hostname: env.HOST, port: env.PORT, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const shedLoad = createLoadShedder(log)
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/socket.io/')) return
    if (!request.url?.startsWith('/')) return refuseForeignUrl(response)
    prepareRequest(env, request, response, dev)
    if (answerLive(request, response)) return
    if (refuseEarly(request, response, log) || shedLoad(request, response)) return
    if (answerIntake(request, response, env.publicUrl)) return
    void handle(request, response)
  })

  const agent = createAgent({
    ...base,
    hint: (conversationId, event, payload) => gateway.hint(conversationId, event, payload),
  })
  const between = connectProcesses(env, log)
  const gateway = createGateway(server, {
    ...base,
    adapter: between?.adapter,
    runTurn: agent.runTurn,
    stopTurn: agent.stopTurn,
  })
  const relay = startRelay({
    io: gateway.io,
    pool: database.pool,
    log,
    between,
    onSessionEnded: gateway.sessionEnded,
  })
  const simulator = () => startSimulator({ makeContext: asJob, network: demoNetwork })
  const jobs = await startJobs({ makeContext: asJob, alone: env.demo ? [simulator] : [] })
  const watch = deliverAndWatch({ ...base, healthy: relay.healthy })
  stop.add(
    watch.stop,
    jobs.stop,
    agent.stop,
    gateway.stop,
    relay.stop,
    async () => between?.stop(),
    () => app.close(),
  )

  await listen(server, env.HOST, env.PORT)
  printReady(env)
}

main().catch((error: unknown) => {
  const known = error instanceof EnvProblem || error instanceof Error
  process.stderr.write(`\nFeederline could not start: ${known ? error.message : String(error)}\n`)
  process.exit(1)
})
