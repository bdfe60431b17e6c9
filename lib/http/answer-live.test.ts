import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { answerLive } from './answer-live'

test('the living answer at the door as the route would, and leave everything else to it', async () => {
  const server = createServer((request, response) => {
    if (!answerLive(request, response)) response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const live = await fetch(`${url}/api/health/live?x=1`)
  expect([live.status, await live.json()]).toEqual([200, { data: { state: 'live' } }])
  for (const [path, method] of [
    ['/api/health/live', 'POST'],
    ['/api/health/ready', 'GET'],
    ['/api/health/live/x', 'GET'],
  ])
    expect((await fetch(`${url}${path}`, { method })).status).toBe(418)
  server.closeAllConnections()
  server.close()
})
