import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { demo, newCode, pickFreeMeter } from './outside/client'

// The whole loop as three people live it: a customer at home, two administrators in the room.

async function signInAtHome(page: Page, meter: { meterId: string; phone: string }) {
  const since = new Date()
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Meter ID' }).fill(meter.meterId.toLowerCase())
  await page.getByRole('button', { name: 'Text me a code' }).click()
  const field = page.getByRole('textbox', { name: /code/i })
  await expect(field).toBeVisible()
  await field.fill(await newCode(meter.phone, since))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText(/Signed in, meter/).last()).toBeVisible()
}

async function signInToRoom(page: Page, person: { username: string; password: string }) {
  await page.goto('/admin')
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('banner')).toContainText('Overview')
}

async function type(page: Page, text: string) {
  const composer = page.getByRole('textbox', { name: /message/i })
  await composer.fill(text)
  await composer.press('Enter')
}

test('a customer enrolls, two administrators see the alert, one says yes, everybody sees the settled result', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const { admin, operators, apiKey, baseUrl } = demo()
  const meter = await pickFreeMeter()
  const contexts: BrowserContext[] = await Promise.all(
    [0, 1, 2].map(() => browser.newContext({ viewport: { width: 1440, height: 900 } })),
  )
  const [home, first, second] = (await Promise.all(contexts.map((c) => c.newPage()))) as [Page, Page, Page]

  await signInAtHome(home, meter)
  await type(home, 'what programs can i join')
  const log = home.getByRole('log')
  await expect(log.getByRole('button', { name: /enroll/i }).first()).toBeVisible()
  await log
    .getByRole('button', { name: /enroll/i })
    .first()
    .click()
  await log.getByRole('button', { name: 'Show quote and terms' }).click()
  await log.getByRole('button', { name: 'Confirm enrollment' }).waitFor()
  await type(home, 'yes')
  await expect(log.getByText(/^Enrolled in/).first()).toBeVisible()

  await signInToRoom(first, admin)
  await signInToRoom(second, operators[0]!)
  const response = await fetch(`${baseUrl}/api/grid/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      sourceEventId: `browser-${Date.now()}`,
      transformerId: meter.transformerId,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: new Date().toISOString(),
      loadPercent: 109,
      expectedDurationMinutes: 30,
      message: 'Load above rating in the browser story',
    }),
  })
  expect(response.status).toBe(201)
  for (const page of [first, second])
    await expect(page.getByText('Load above rating in the browser story').first()).toBeVisible()

  const pin = first.getByRole('button', { name: 'Yes, proceed' })
  await expect(pin).toBeVisible()
  await expect(second.getByRole('button', { name: 'Yes, proceed' })).toBeVisible()
  await pin.click()
  await expect(second.getByText(/Approved by/).first()).toBeVisible()

  await expect(log.getByRole('button', { name: /i’m in|i'm in|count me in|take part/i }).first()).toBeVisible(
    { timeout: 40_000 },
  )
  await log
    .getByRole('button', { name: /i’m in|i'm in|count me in|take part/i })
    .first()
    .click()
  await expect(log.getByText(/you are in/i).first()).toBeVisible()

  await first.goto('/admin/activations')
  await expect(first.getByText(meter.transformerId).first()).toBeVisible()
  await expect(log.getByText(/how this was calculated/i).first()).toBeVisible({ timeout: 150_000 })
  await expect(first.getByText('Settled').first()).toBeVisible()
  await Promise.all(contexts.map((c) => c.close()))
})

test('a customer and a member of staff stay signed in side by side in one browser', async ({ browser }) => {
  const { operators, meters } = demo()
  const meter = meters.filter((m) => m.programs.length === 0).at(-2)!
  const context = await browser.newContext()
  const home = await context.newPage()
  const room = await context.newPage()
  await signInAtHome(home, meter)
  await signInToRoom(room, operators[1]!)
  await home.reload()
  await expect(home.getByText(/Signed in, meter/).first()).toBeVisible()
  await expect(home.getByRole('button', { name: 'Text me a code' })).toHaveCount(0)
  const session = async (as: string) =>
    (await (await context.request.get(`/api/auth/session?as=${as}`)).json()) as { user?: { kind: string } }
  expect((await session('customer')).user?.kind).toBe('customer')
  expect((await session('staff')).user?.kind).toBe('staff')
  await type(home, 'sign out')
  await expect(home.getByRole('button', { name: 'Text me a code' })).toBeVisible()
  await expect(home.getByText('Your session has ended.')).toHaveCount(0)
  await expect.poll(async () => (await session('customer')).user ?? null).toBeNull()
  expect((await session('staff')).user?.kind).toBe('staff')
  await context.close()
})
