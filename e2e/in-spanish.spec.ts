import { expect, test } from '@playwright/test'
import { freeMeter, say, signIn } from './at-home'

test('the language chosen in the menu is that of the page and of the answers', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByText('Español', { exact: true }).click()
  await expect(page.getByRole('button', { name: 'Enviarme un código' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await signIn(page, freeMeter(9))
  await say(page, '¿qué programas hay para mí?')
  await expect(page.getByRole('button', { name: 'Inscribirme' }).first()).toBeVisible()
  // Notices are written when nobody looks: the account has learnt the language.
  const preferences = await page.request.get('/api/me/preferences')
  expect((await preferences.json()).data.locale).toBe('es')
})
