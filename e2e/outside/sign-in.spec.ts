import { expect, test } from '@playwright/test'
import { Browser, demo, Line, newCode, until } from './client'

const { baseUrl, meters, operators } = demo()
const SESSION = 'feederline-customer'

async function signIn(browser: Browser, n: number) {
  const { meterId, phone } = meters[n]!
  const since = new Date()
  await until('a code to be allowed', async () => {
    const { status } = await browser.fetch('/api/otp', { json: { meterId } })
    return status === 202
  })
  await browser.signIn('meter', { meterId, code: await newCode(phone, since) })
}

async function signOut(browser: Browser) {
  const { body } = await browser.fetch('/api/auth/csrf')
  await browser.fetch('/api/auth/signout', { form: { csrfToken: String(body.csrfToken), json: 'true' } })
}

const stateOf = (line: Line) =>
  (line.events.findLast(({ event }) => event === 'session:changed')?.payload as { state: string } | undefined)
    ?.state

test('A11: whatever cookies were there before, a sign-in makes a new session, and the one before is dead', async () => {
  const browser = new Browser(baseUrl)
  await browser.fetch('/')
  browser.jar.set(SESSION, 'planted-by-somebody')
  browser.jar.set('feederline-csrf', 'planted%7Cplanted')
  await signIn(browser, 9)
  const first = browser.jar.get(SESSION)!
  expect(first).not.toContain('planted')
  expect((await browser.session('customer')).user).toBeTruthy()
  const old = new Browser(baseUrl)
  for (const [name, value] of browser.jar) old.jar.set(name, value)
  const line = await new Line(old, '/chat').ready()
  await signIn(browser, 9)
  expect(browser.jar.get(SESSION)).not.toBe(first)
  expect((await browser.fetch('/api/me')).status).toBe(200)
  old.jar.set(SESSION, first)
  expect((await old.fetch('/api/me')).status).toBe(401)
  expect((await old.session('customer')).user).toBeUndefined()
  await until('the old socket to hear of it', () => stateOf(line) === 'anonymous', 2000)
  line.close()
})

test('A11: a member of staff who signs in again leaves no session behind either', async () => {
  const browser = new Browser(baseUrl)
  await browser.signIn('admin', operators[1]!)
  const old = new Browser(baseUrl)
  for (const [name, value] of browser.jar) old.jar.set(name, value)
  expect((await old.fetch('/api/admin/me')).status).toBe(200)
  await browser.signIn('admin', operators[1]!)
  expect((await browser.fetch('/api/admin/me')).status).toBe(200)
  expect((await old.fetch('/api/admin/me')).status).toBe(401)
})

test('A9: signing out is at once for requests and sockets; the old cookie opens nothing', async () => {
  const browser = new Browser(baseUrl)
  await browser.fetch('/')
  await signIn(browser, 8)
  const kept = new Browser(baseUrl)
  for (const [name, value] of browser.jar) kept.jar.set(name, value)
  const line = await new Line(browser, '/chat').ready()
  await signOut(browser)
  const since = Date.now()
  expect((await kept.fetch('/api/me')).status).toBe(401)
  expect(Date.now() - since).toBeLessThan(1000)
  await until('the socket to be a visitor’s', () => stateOf(line) === 'anonymous', 2000)
  const again = await new Line(kept, '/chat').ready()
  expect(stateOf(again)).toBe('anonymous')
  again.close()
  line.close()
})
