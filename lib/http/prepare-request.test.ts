import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readVisitor } from '@/lib/auth/cookies'
import { readEnv } from '@/lib/env'
import { prepareRequest } from './prepare-request'

const env = readEnv({
  DATABASE_URL: 'postgresql://localhost/x',
  DEMO: '0',
  AUTH_SECRET: 'a'.repeat(40),
  METRICS_TOKEN: 'b'.repeat(40),
  OTP_DELIVERY: 'file',
  TRUSTED_PROXIES: '10.0.0.1',
})

function prepared(url: string, headers: Record<string, string> = {}, peer = '192.0.2.7') {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: peer })
  const request = new IncomingMessage(socket)
  Object.assign(request, { url, method: 'GET', headers: { ...headers } })
  const response = new ServerResponse(request)
  prepareRequest(env, request, response, false)
  return { request, response }
}

describe('every request', () => {
  it('gets a visitor with a page, whatever it accepts, and none with an asset or a route', () => {
    const { response } = prepared('/', { accept: '*/*' })
    expect(readVisitor(env, String(response.getHeader('set-cookie')).split(';')[0])).toBeTruthy()
    for (const url of ['/api/health/live', '/_next/static/x.js', '/icon.svg'])
      expect(prepared(url).response.getHeader('set-cookie')).toBeUndefined()
  })
  it('keeps the visitor it has', () => {
    const first = String(prepared('/').response.getHeader('set-cookie')).split(';')[0]!
    expect(prepared('/', { cookie: first }).response.getHeader('set-cookie')).toBeUndefined()
  })
  it('gets a policy without unsafe scripts, with its own nonce', () => {
    const policies = ['/', '/'].map((url) =>
      String(prepared(url).response.getHeader('content-security-policy')),
    )
    expect(policies[0]).not.toBe(policies[1])
    expect(policies[0]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/)
    expect(policies[0]).toContain("frame-ancestors 'none'")
  })
  it('has a forwarded address believed from a configured proxy alone', () => {
    const forged = { 'x-forwarded-for': '203.0.113.9' }
    expect(prepared('/', forged).request.headers['x-feederline-address']).toBe('192.0.2.7')
    expect(prepared('/', forged, '10.0.0.1').request.headers['x-feederline-address']).toBe('203.0.113.9')
  })
  it('carries one request id, and none that is not plain', () => {
    const { request, response } = prepared('/', { 'x-request-id': 'abc-1' })
    expect([request.headers['x-request-id'], response.getHeader('x-request-id')]).toEqual(['abc-1', 'abc-1'])
    expect(prepared('/', { 'x-request-id': 'a b\n' }).response.getHeader('x-request-id')).not.toBe('a b\n')
  })
})
