import { expect, test } from '@playwright/test'
import { freeMeter, say, signIn } from './at-home'

test('without a connection words wait and cards say why; afterwards all is there once, in both tabs', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, freeMeter(6))
  const other = await context.newPage()
  await other.goto('/')
  await say(page, 'what programs can i join')
  await expect(page.getByRole('button', { name: 'Enroll', exact: true }).first()).toBeVisible()
  await expect(other.getByRole('button', { name: 'Enroll', exact: true }).first()).toBeVisible()

  await context.setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  const enroll = page.getByRole('button', { name: 'Enroll', exact: true }).first()
  await expect(enroll).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText('Waiting for the connection').first()).toBeVisible()
  await enroll.click({ force: true })
  await say(page, 'good evening')
  await say(page, 'thanks a lot')
  await expect(page.getByText('Waiting to send')).toHaveCount(2)
  await page.getByRole('textbox', { name: 'Message' }).fill('a draft')

  await context.setOffline(false)
  for (const tab of [page, other]) {
    await expect(tab.locator('[data-own][data-seq]').filter({ hasText: 'thanks a lot' })).toHaveCount(1)
    await expect(tab.locator('[data-own]').filter({ hasText: 'good evening' })).toHaveCount(1)
    const said = await tab.locator('[data-own][data-seq]').allInnerTexts()
    const order = said
      .map((text) => text.split('\n')[0])
      .filter((text) => text === 'good evening' || text === 'thanks a lot')
    expect(order).toEqual(['good evening', 'thanks a lot'])
  }
  await expect(page.getByText('You are offline.')).toBeHidden()
  await expect(page.getByText('Show quote and terms')).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('a draft')
  await context.close()
})
