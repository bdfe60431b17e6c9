import type { Page } from 'playwright'
import type { RoomServer } from '@/bench/room-server'
import { type Camera, EVERY_SIZE } from './camera'
import { openRoom } from './open-room'
import { floodOf300, raiseAlarms, threeAlarms } from './raise-alarms'

/** Every page shot while it is laid out for a desk alone. */
const DESK = ['1440'] as const
const alarm = (page: Page) => page.locator('[data-alert]').first().waitFor()
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor()

/** The demo network from a quiet hour over three alarms and one event to a flood, in that order on one database. */
export async function shootEvening(room: RoomServer, { tour, snap, browser }: Camera): Promise<void> {
  const [first, second] = room.people
  const target = await room.db.transformer.findFirstOrThrow({
    where: { meters: { some: { customer: { demoLogin: true } } } },
    orderBy: { id: 'asc' },
  })
  await tour(room, {
    name: 'quiet',
    path: '/admin',
    ready: (page) => page.locator('.key-values').first().waitFor({ timeout: 60_000 }),
    sizes: EVERY_SIZE,
  })
  await raiseAlarms(room, threeAlarms(target.id))
  const proceed = (page: Page) =>
    page.getByRole('button', { name: 'Yes, proceed' }).first().waitFor({ timeout: 60_000 })
  await tour(room, { name: 'alerts-3', path: '/admin', ready: proceed, sizes: EVERY_SIZE })

  const one = await openRoom(browser, room, first)
  const two = await openRoom(browser, room, second)
  for (const { page } of [one, two]) await page.goto(`${room.baseUrl}/admin`)
  await proceed(one.page)
  await proceed(two.page)
  await one.page.getByRole('button', { name: 'Yes, proceed' }).click()
  await two.page
    .getByText(/Approved by/)
    .first()
    .waitFor()
  const composer = two.page.getByRole('textbox', { name: /message/i })
  await composer.fill('Yes, proceed')
  await composer.press('Enter')
  // The answer to it: the last line is no longer one's own.
  await two.page
    .locator('.dock-line')
    .last()
    .and(two.page.locator('.dock-line:not(.own)'))
    .filter({ hasText: 'Assistant' })
    .waitFor({ timeout: 60_000 })
  for (const theme of ['light', 'dark'] as const) {
    await two.page.emulateMedia({ colorScheme: theme })
    await snap(two.page, `second-admin-1440-${theme}`)
  }
  console.log('second-admin')
  await one.context.close()
  await two.context.close()

  const event = await room.db.activation.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  const activation = `/admin/activations/${event.id}`
  await reach(room, event.id, ['active'])
  await halfWay(room, event.id)
  await tour(room, {
    name: 'event-running',
    path: activation,
    ready: (page) => page.locator('.uplot').nth(1).waitFor(),
  })
  await reach(room, event.id, ['settled'])
  await tour(room, {
    name: 'event-result',
    path: activation,
    ready: (page) => page.locator('.uplot').nth(1).waitFor({ timeout: 30_000 }),
    sizes: EVERY_SIZE,
  })
  await tour(room, {
    name: 'replay',
    path: `${activation}?replay=1`,
    ready: (page) => page.locator('.uplot').first().waitFor(),
    sizes: DESK,
  })
  await tour(room, { name: 'alert-detail', path: `/admin/alerts/${event.alertId}`, ready: heading })
  await tour(room, { name: 'programs', path: '/admin/programs', ready: heading, sizes: DESK })
  await tour(room, { name: 'reports', path: '/admin/reports', ready: heading })
  await tour(room, { name: 'report-alarms', path: '/admin/reports?tab=alarms', ready: heading })
  await tour(room, { name: 'integrations', path: '/admin/integrations', ready: heading, sizes: DESK })

  await silence(room)
  const silent = (page: Page) =>
    page
      .getByText(/is silent/)
      .first()
      .waitFor({ timeout: 60_000 })
  await tour(room, { name: 'silent-source', path: '/admin', ready: silent, sizes: EVERY_SIZE })

  const feeder = (
    await room.db.transformer.findMany({ where: { feederId: 'F-13' }, orderBy: { id: 'asc' } })
  ).map((each) => each.id)
  const others = (
    await room.db.transformer.findMany({ where: { feederId: 'F-12' }, orderBy: { id: 'asc' } })
  ).map((each) => each.id)
  await raiseAlarms(room, floodOf300(feeder, others))
  const flood = (page: Page) =>
    page
      .getByText(/Alarm flood since/)
      .first()
      .waitFor({ timeout: 60_000 })
  await tour(room, { name: 'flood-300', path: '/admin', ready: flood, sizes: EVERY_SIZE })
  await tour(room, { name: 'flood-300-list', path: '/admin/alerts', ready: alarm })
}

/** A source that promised a sign of life every half minute, and was last heard ten minutes ago. */
async function silence(room: RoomServer): Promise<void> {
  const key = await room.db.apiKey.findFirstOrThrow()
  const heard = new Date(Date.now() - 10 * 60_000)
  await room.db.alertSource.create({
    data: {
      apiKeyId: key.id,
      format: 'cloudevents',
      name: 'Weather service',
      heartbeatSeconds: 60,
      heartbeatSetAt: heard,
      lastSeenAt: heard,
      createdAt: heard,
    },
  })
}

/** Waits until the jobs have brought the event so far. */
async function reach(room: RoomServer, id: string, states: string[]): Promise<void> {
  for (let waited = 0; waited < 600_000; waited += 500) {
    const { state } = await room.db.activation.findUniqueOrThrow({ where: { id }, select: { state: true } })
    if (states.includes(state)) return
    if (['aborted', 'failed'].includes(state)) throw new Error(`the event is ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`the event did not become ${states.join(' or ')}`)
}

async function halfWay(room: RoomServer, id: string): Promise<void> {
  const { startAt, endAt } = await room.db.activation.findUniqueOrThrow({ where: { id } })
  const middle = (startAt.getTime() + endAt.getTime()) / 2
  while ((await room.system.gridNow()).getTime() < middle)
    await new Promise((resolve) => setTimeout(resolve, 500))
}
