import { expect, test } from '@playwright/test'
import { freeMeter, signIn } from './at-home'

test('the account page shows who one is, keeps what is changed, and hands out the data', async ({ page }) => {
  const meter = freeMeter(10)
  await signIn(page, meter)
  await page.getByRole('link', { name: /your account/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: meter.name })).toBeVisible()
  await expect(page.getByText(meter.meterId)).toHaveCount(0)

  const notices = page.getByRole('region', { name: 'Notifications' })
  await notices.getByText('E-mail', { exact: true }).click()
  await expect(notices.getByRole('radio', { name: 'E-mail' })).toBeChecked()
  await notices.getByLabel('From').selectOption('22')
  await expect(notices.getByText(/From 10.PM to/)).toBeVisible()
  await page.reload()
  await expect(notices.getByRole('radio', { name: 'E-mail' })).toBeChecked()
  await expect(notices.getByText(/From 10.PM to/)).toBeVisible()

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Everything, JSON' }).click()
  expect((await downloading).suggestedFilename()).toBe('my-data.json')

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await dialog.getByRole('button', { name: 'Delete for good' }).click({ force: true })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a visitor is told how to get to an account, and sees none', async ({ page }) => {
  await page.goto('/account')
  await expect(page.getByRole('heading', { name: 'Sign in to see your account' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Sessions' })).toHaveCount(0)
})
