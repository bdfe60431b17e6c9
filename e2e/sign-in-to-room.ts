import type { Page } from '@playwright/test'
import { demo } from './outside/client'

/** Into the control room as the administrator of the demo. */
export async function signIn(page: Page) {
  const { admin } = demo()
  await page.goto('/admin')
  await page.getByLabel('User name').fill(admin.username)
  await page.getByLabel('Password').fill(admin.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('banner').waitFor()
}
