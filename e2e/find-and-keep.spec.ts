import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { freeMeter, say, signIn } from './at-home'

test('what was said can be found again and taken along', async ({ page }) => {
  await signIn(page, freeMeter(8))
  await say(page, 'what programs can i join')
  await expect(page.getByRole('button', { name: 'Enroll', exact: true }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('button', { name: 'Search the conversation' }).click()
  const dialog = page.getByRole('dialog', { name: 'Search the conversation' })
  await dialog.getByRole('searchbox').fill('WHAT PROGRAMS')
  await dialog.getByRole('button', { name: /You,/ }).first().click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('[data-own]').filter({ hasText: 'what programs can i join' })).toBeInViewport()

  await page.getByRole('button', { name: 'Menu' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the conversation' }).click()
  const file = await readFile(await (await downloading).path(), 'utf8')
  expect(file).toContain('what programs can i join')
  expect(file).toContain('Peak Savings')
  expect(file).not.toMatch(/(?<!\d)\d{6}(?!\d)/)
})
