import { expect, type Page, test } from '@playwright/test'
import { freeMeter, say, signIn } from './at-home'
import { Browser, demo } from './outside/client'

// A customer asks for a person; a member of staff answers from the room, and it stands in the customer's chat.

async function signInToRoom(page: Page, person: { username: string; password: string }, path: string) {
  await page.goto(path)
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a customer asks for a person, staff answer from the queue, and the answer stands in the chat by name', async ({
  browser,
}) => {
  const { operators } = demo()
  const meter = freeMeter(11)
  const contexts = await Promise.all([0, 1].map(() => browser.newContext()))
  const [home, room] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page]
  await signInToRoom(room, operators[0]!, '/admin/tickets')
  await expect(room.getByRole('heading', { name: 'Waiting for a person' })).toBeVisible()

  await signIn(home, meter)
  await say(home, 'i want to talk to a person')
  const card = home.getByRole('log').getByText(/^T-/).first()
  await expect(card).toBeVisible()
  const reference = (await card.textContent()) ?? ''

  // The queue is read again by itself.
  const row = room.getByRole('button', { name: new RegExp(reference) })
  await expect(row).toBeVisible({ timeout: 20_000 })
  await expect(row).toContainText(meter.name)
  await row.click()
  const transcript = room.getByRole('log', { name: 'Conversation' })
  await expect(transcript).toContainText('i want to talk to a person')
  await expect(
    room.getByText(`····${meter.meterId.replace(/\D/g, '').slice(-4)}`, { exact: true }),
  ).toBeVisible()
  expect(await room.content()).not.toContain(meter.meterId)

  const words = 'Hello, I have your case and will look at it today.'
  await room.getByLabel('Answer').fill(words)
  await room.getByRole('button', { name: 'Send to the chat' }).click()
  await expect(transcript).toContainText(words)
  const { user } = (await (await room.request.get('/api/auth/session?as=staff')).json()) as {
    user: { name: string }
  }
  await expect(home.getByRole('log').getByText(words)).toBeVisible()
  await expect(
    home.getByRole('log').getByRole('article', { name: new RegExp(`^${user.name}`) }),
  ).toContainText(words)

  // The customer's next words come to the open ticket without a reload.
  await say(home, 'thank you so much')
  await expect(transcript).toContainText('thank you so much', { timeout: 20_000 })

  await room.getByRole('button', { name: 'Close', exact: true }).click()
  await room.getByRole('button', { name: 'Close the ticket' }).click()
  await expect(room.getByText('nothing more is sent for it')).toBeVisible()
  await Promise.all(contexts.map((context) => context.close()))
})

test('a viewer sees that tickets are not theirs to read', async ({ page }) => {
  const { viewer, baseUrl } = demo()
  await signInToRoom(page, viewer, '/admin/tickets')
  await expect(page.getByRole('heading', { name: 'Customers' })).toBeVisible()
  await expect(page.getByText('For people with the role Operator.')).toBeVisible()
  await expect(page.getByText('Pick a ticket')).toHaveCount(0)
  const outside = new Browser(baseUrl)
  await outside.signIn('admin', viewer)
  expect((await outside.fetch('/api/admin/tickets')).status).toBe(403)
})
