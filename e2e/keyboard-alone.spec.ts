import { expect, type Locator, type Page, test } from '@playwright/test'
import { freeMeter } from './at-home'
import { Browser, demo, newCode, until } from './outside/client'

// Nothing here is clicked: Tab, arrows, Enter, Space and letters are all there is.

test('the keyboard alone signs in, enrolls, and skips an event', async ({ page }) => {
  test.setTimeout(150_000)
  const meter = freeMeter(5)
  const log = page.getByRole('log')
  await page.goto('/')
  await tabTo(page, page.getByRole('textbox', { name: 'Meter ID' }))
  const since = new Date()
  await page.keyboard.type(meter.meterId.replaceAll('-', ''))
  await expect(page.getByRole('textbox', { name: 'Meter ID' })).toHaveValue(meter.meterId)
  await page.keyboard.press('Enter')

  const code = page.getByRole('textbox', { name: 'Code', exact: true })
  await expect(code).toBeFocused()
  await page.keyboard.type(await newCode(meter.phone, since))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Signed in, meter/).first()).toBeVisible()

  await tabTo(page, page.getByRole('textbox', { name: 'Message' }))
  await page.keyboard.type('enroll me in peak savings')
  await page.keyboard.press('Enter')
  const quote = log.getByRole('button', { name: 'Show quote and terms' })
  await expect(quote).toBeVisible()
  await tabTo(page, quote)
  await page.keyboard.press('Enter')
  const confirm = log.getByRole('button', { name: 'Confirm enrollment' })
  await expect(confirm).toBeVisible()
  await tabTo(page, confirm)
  await page.keyboard.press('Enter')
  await expect(log.getByText('Answer this first.')).toBeVisible()
  const medical = log.getByRole('radio', { name: 'No', exact: true })
  await tabTo(page, log.getByRole('radio').first())
  await page.keyboard.press('ArrowRight')
  await expect(medical).toBeChecked()
  await tabTo(page, log.getByRole('checkbox').last())
  await page.keyboard.press('Space')
  await tabTo(page, confirm)
  await page.keyboard.press('Enter')
  await expect(log.getByText(/^Enrolled in/).first()).toBeVisible()

  await callEvent(meter.transformerId)
  const skip = log.getByRole('button', { name: 'Not this time' }).last()
  await expect(skip).toBeVisible({ timeout: 40_000 })
  await tabTo(page, skip)
  await page.keyboard.press('Enter')
  await expect(log.getByText(/^Skipped$/).first()).toBeVisible()
})

/** Presses Tab until the element has the focus: what cannot be reached so does not exist for a keyboard. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('150 presses of Tab did not reach it.')
}

async function callEvent(transformerId: string) {
  const { admin, apiKey, baseUrl } = demo()
  const staff = new Browser(baseUrl)
  await staff.signIn('admin', admin)
  const alert = await staff.fetch('/api/grid/alerts', {
    headers: { authorization: `Bearer ${apiKey}` },
    json: {
      sourceEventId: `keyboard-${Date.now()}`,
      transformerId,
      kind: 'overload',
      severity: 'critical',
      status: 'raised',
      observedAt: new Date().toISOString(),
      loadPercent: 109,
      expectedDurationMinutes: 30,
    },
  })
  expect(alert.status, alert.text).toBe(201)
  type Plan = { id: string; version: number; options: { id: string; programs: { programId: string }[] }[] }
  const plan = await until('a plan that calls Peak Savings', async () => {
    const answer = await staff.fetch(
      `/api/grid/alerts/${(alert.body.data as { id: string }).id}/recommendation`,
      { json: {} },
    )
    return (answer.body?.data ?? null) as Plan | null
  })
  const option = plan.options.find((o) => o.programs.some((p) => p.programId.includes('peak')))!
  const activation = await staff.fetch('/api/grid/activations', {
    json: { recommendationId: plan.id, optionId: option.id, version: plan.version },
  })
  expect(activation.status).toBe(201)
}
