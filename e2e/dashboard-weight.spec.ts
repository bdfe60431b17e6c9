import { expect, test } from '@playwright/test'
import { weighAssets } from './page-checks'
import { signIn } from './sign-in-to-room'

// Stands before the stories that raise alarms: in a flood the room puts its chart aside, and would weigh less.

test('the room starts with at most 320 kB of script and 25 kB of style, packed', async ({ page }) => {
  await signIn(page)
  const weigh = weighAssets(page)
  await page.goto('/admin')
  await page.getByRole('tree').waitFor()
  await page.locator('.uplot').first().waitFor()
  const { js, css } = await weigh()
  expect(js).toBeGreaterThan(100)
  expect(js).toBeLessThanOrEqual(320)
  expect(css).toBeLessThanOrEqual(25)
})
