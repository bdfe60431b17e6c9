import { expect, test } from '@playwright/test'
import { freeMeter, signIn } from './at-home'
import { accessibilityProblems } from './page-checks'

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

  await notices.getByRole('button', { name: 'Set an absence' }).click()
  const away = page.getByRole('dialog', { name: 'When are you away?' })
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  await away.getByLabel('First day away').fill(day(30))
  await away.getByLabel('Day you are back').fill(day(20))
  await away.getByRole('button', { name: 'Save' }).click()
  await expect(away.getByText('has to lie after the first day away')).toBeVisible()
  await expect(away.getByLabel('Day you are back')).toBeFocused()
  expect(await accessibilityProblems(page)).toEqual([])
  await away.getByLabel('Day you are back').fill(day(40))
  await away.getByRole('button', { name: 'Save' }).click()
  await expect(away).toBeHidden()
  await expect(notices.getByText(/No event is asked of you from .* until /)).toBeVisible()
  await notices.getByRole('button', { name: 'I am back' }).click()
  await expect(notices.getByText('Events are asked of you as usual.')).toBeVisible()

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

test('an order shows the stage it is at and tells what canceling costs; a device takes a name and its power', async ({
  page,
  baseURL,
}) => {
  await signIn(page, freeMeter(10))
  const headers = { origin: baseURL! }
  const read = async (path: string) => (await (await page.request.get(`/api/me${path}`)).json()).data
  const post = async (path: string, data: object = {}) => {
    const answer = await page.request.post(`/api/me${path}`, { data, headers })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()).data
  }
  const [offer] = await read('/offers?domain=solar')
  const { id } = await post('/orders', { offerId: offer.offerId })
  const { quote } = await post(`/orders/${id}/init`)
  await post(`/orders/${id}/confirm`, { quoteVersion: quote.quoteVersion })

  await page.goto('/account')
  const orders = page.getByRole('region', { name: 'Orders' })
  await expect(orders.getByRole('listitem').filter({ hasText: 'Site visit' })).toHaveAttribute(
    'aria-current',
    'step',
  )
  await expect(orders.getByRole('listitem').filter({ hasText: 'Switched on' })).toHaveAttribute(
    'data-state',
    'next',
  )
  await orders.getByRole('button', { name: `Cancel ${offer.name}` }).click()
  const dialog = page.getByRole('dialog', { name: `Cancel ${offer.name}?` })
  await expect(dialog).toContainText('It costs nothing.')
  await dialog.getByRole('button', { name: 'Cancel the order' }).click()
  await expect(orders.getByText('Canceled', { exact: true })).toBeVisible()

  const devices = page.getByRole('region', { name: 'Devices' })
  const add = devices.getByRole('button', { name: /Connect/ }).first()
  await add.click()
  await devices
    .getByRole('button', { name: /^Change/ })
    .first()
    .click()
  const change = page.getByRole('dialog', { name: /^Change/ })
  await change.getByLabel('Name').fill('The one in the garage')
  await change.getByLabel('Power in kW').fill('0')
  await change.getByRole('button', { name: 'Save' }).click()
  await expect(change.getByText(/Give a number over 0/)).toBeVisible()
  await change.getByLabel('Power in kW').fill('3,6')
  await change.getByRole('button', { name: 'Save' }).click()
  await expect(change).toBeHidden()
  await expect(devices.getByRole('heading', { name: 'The one in the garage' })).toBeVisible()
  await expect(devices.getByText(/3\.6.kW/)).toBeVisible()
})
