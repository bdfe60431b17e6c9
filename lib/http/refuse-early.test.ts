import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { log } from '@/lib/log'
import { methodsOf, refuseEarly } from './refuse-early'

function asked(method: string, url: string) {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method, url, headers: { 'x-request-id': 'r-1' } })
  const response = new ServerResponse(request)
  const refused = refuseEarly(request, response, log())
  return { refused, status: response.statusCode, headers: response.getHeaders(), response }
}

describe('what is refused before the page server sees it', () => {
  test.each([
    ['DELETE', '/api/grid/alerts', 405],
    ['GET', '/api/otp', 405],
    ['PUT', '/api/me', 405],
    ['POST', '/api/health/live', 405],
    ['POST', '/api/grid/alerts/summary', 405],
    ['GET', '/api', 404],
    ['GET', '/api/', 404],
    ['GET', '/api/auth/nope', 404],
    ['GET', '/api/grid/alerts/%E0%A4%A', 400],
    ['GET', '/%', 400],
    ['GET', '/api/grid/alerts/%00', 400],
    ['GET', '/api/grid/alerts?transformerId=T%00', 400],
  ])('%s %s answers %i', (method, url, status) => {
    expect(asked(method, url)).toMatchObject({ refused: true, status })
  })

  test.each([
    ['GET', '/'],
    ['POST', '/admin'],
    ['GET', '/api/grid/alerts?limit=1'],
    ['HEAD', '/api/grid/alerts'],
    ['OPTIONS', '/api/grid/alerts'],
    ['GET', '/api/grid/alerts/summary'],
    ['GET', '/api/grid/alerts/some-id'],
    ['GET', '/api/docs'],
    ['GET', '/api/no/such/route'],
    ['POST', '/api/auth/callback/meter'],
    ['GET', '/api/auth/session?as=staff'],
  ])('%s %s goes on', (method, url) => {
    expect(asked(method, url).refused).toBe(false)
  })

  test('the methods a route has are named', () => {
    expect(methodsOf('/api/grid/alerts')).toEqual(['POST', 'GET', 'HEAD'])
    expect(methodsOf('/api/nowhere')).toEqual([])
  })
})
