import { expect, test } from 'vitest'
import { cookieNames, newVisitor, parseCookies, readVisitor } from './cookies'
import { makeToken } from './secrets'

const env = (secure: boolean) => ({ secure, authSecret: 'a'.repeat(40) }) as Parameters<typeof newVisitor>[0]

test('over https every cookie is bound to this host alone', () => {
  for (const name of Object.values(cookieNames({ secure: true }))) expect(name).toMatch(/^__Host-/)
  const { setCookie } = newVisitor(env(true))
  for (const attribute of ['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure'])
    expect(setCookie).toContain(attribute)
  expect(setCookie).not.toContain('Domain')
})

test('a visitor is who the signature says, not who the cookie says', () => {
  const { setCookie, visitorId } = newVisitor(env(false))
  const pair = setCookie.split(';')[0]!
  expect(readVisitor(env(false), pair)).toBe(visitorId)
  expect(readVisitor(env(false), pair.replace(visitorId, makeToken(18)))).toBeNull()
  expect(readVisitor({ ...env(false), authSecret: 'b'.repeat(40) }, pair)).toBeNull()
})

test('a session id is new each time and has far more than 128 bits', () => {
  const ids = new Set(Array.from({ length: 1000 }, () => makeToken(24)))
  expect(ids.size).toBe(1000)
  for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(24)
})

test('of two cookies of one name the first counts; what is no cookie is none', () => {
  expect(parseCookies('a=1; a=2; =x; b; c=%E0%A4%A')).toEqual({ a: '1', c: '%E0%A4%A' })
  expect(parseCookies(`a=${'x'.repeat(40_000)}`)).toEqual({})
})
