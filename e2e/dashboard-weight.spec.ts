import { expect, test } from '@playwright/test'
import { weighAssets } from './page-checks'
import { signIn } from './sign-in-to-room'

// Stands before the stories that raise alarms: in a flood the room puts its chart aside, and would weigh less.

test('the room starts with at most 320 kB of script and 25 kB of style, packed', async ({
  page,
  context,
}) => {
  await signIn(page)
  // A page of its own: nothing of the one before is still on its way.
  const room = await context.newPage()
  const weigh = weighAssets(room)
  await room.goto('/admin')
  await room.getByRole('tree').waitFor()
  await room.locator('.uplot').first().waitFor()
  const { js, css } = await weigh()
  expect(js).toBeGreaterThan(100)
  expect(js).toBeLessThanOrEqual(320)
  expect(css).toBeLessThanOrEqual(25)
})
