import type { Browser, BrowserContext, Page } from 'playwright'
import type { Person, RoomServer } from '@/bench/room-server'

export const SIZES = {
  '375': { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2 },
  '1440': { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  '2560': { viewport: { width: 2560, height: 1440 }, deviceScaleFactor: 1 },
} as const
export type Size = keyof typeof SIZES
export type Theme = 'light' | 'dark'

/** A browser of one member of staff, signed in. The session is made once and lent to every window of theirs. */
export async function openRoom(
  browser: Browser,
  room: RoomServer,
  person: Person,
  { size = '1440', theme = 'light' }: { size?: Size; theme?: Theme } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    ...SIZES[size],
    colorScheme: theme,
    locale: 'en-US',
    storageState: await sessionOf(browser, room, person),
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`page error: ${error.message}`))
  return { context, page }
}

const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

async function sessionOf(browser: Browser, room: RoomServer, person: Person) {
  const key = `${room.baseUrl} ${person.username}`
  const known = sessions.get(key)
  if (known) return known
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${room.baseUrl}/admin`)
  await page.getByLabel('User name').fill(person.username)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('banner').waitFor()
  const state = await context.storageState()
  await context.close()
  sessions.set(key, state)
  return state
}
