import { expect, test } from '@playwright/test'
import { freeMeter, signIn } from './at-home'

test('a session ended on another device closes the conversation here at once, and the draft outlives it', async ({
  browser,
}) => {
  const meter = freeMeter(7)
  const [phone, desk] = await Promise.all([browser.newContext(), browser.newContext()])
  const onPhone = await phone.newPage()
  const onDesk = await desk.newPage()
  await signIn(onPhone, meter)
  await signIn(onDesk, meter)
  await onPhone.getByRole('textbox', { name: 'Message' }).fill('half a question')

  await onDesk.goto('/account')
  const sessions = onDesk.getByRole('region', { name: 'Sessions' })
  await expect(sessions.getByText('This device.')).toBeVisible()
  const other = sessions.locator('.list-row').filter({ hasNotText: 'This device.' }).first()
  await other.getByRole('button', { name: /Sign out/ }).click()

  await expect(onPhone.getByRole('button', { name: 'Text me a code' })).toBeVisible({ timeout: 5_000 })
  await expect(onPhone.getByText(/Signed in, meter/)).toHaveCount(0)
  await expect(onPhone.getByRole('textbox', { name: 'Message' })).toHaveValue('half a question')
  await signIn(onPhone, meter)
  await expect(onPhone.getByRole('textbox', { name: 'Message' })).toHaveValue('half a question')
  await Promise.all([phone.close(), desk.close()])
})
