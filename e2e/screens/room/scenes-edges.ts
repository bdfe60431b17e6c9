import type { Page } from 'playwright'
import { loadLargeGrid } from '@/bench/large-grid'
import type { RoomServer } from '@/bench/room-server'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'
import { type Camera, EVERY_SIZE } from './camera'
import { openRoom } from './open-room'

const DESK = ['1440'] as const

/** A utility's own installation before anything was loaded: what each page says, and what to do next. */
export async function shootEmpty(room: RoomServer, { tour }: Camera): Promise<void> {
  const said = (page: Page) =>
    page
      .getByText(/No transformers yet|No alarms/)
      .filter({ visible: true })
      .first()
      .waitFor()
  await tour(room, { name: 'no-data', path: '/admin', ready: said, sizes: EVERY_SIZE })
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor()
  await tour(room, { name: 'no-data-events', path: '/admin/activations', ready: heading, sizes: DESK })
  await tour(room, { name: 'no-data-reports', path: '/admin/reports', ready: heading, sizes: DESK })
  await tour(room, { name: 'no-data-programs', path: '/admin/programs', ready: heading, sizes: DESK })
}

/** Two thousand transformers and a month of alarms; then the same room loading, offline, refused and with old values. */
export async function shootLarge(room: RoomServer, camera: Camera): Promise<void> {
  const { tour, snap, browser } = camera
  await loadLargeGrid(room.pool, await room.system.gridNow(), 240)
  await silenceFeeder(room)
  const feed = setInterval(() => void telemetry(room), 5000)
  feed.unref()
  const alarm = (page: Page) => page.locator('[data-alert]').first().waitFor({ timeout: 30_000 })
  const drawn = async (page: Page) => {
    await alarm(page)
    await page.locator('.uplot').first().waitFor()
  }
  await tour(room, { name: 'transformers-2000', path: '/admin', ready: drawn, sizes: EVERY_SIZE })
  await tour(room, {
    name: 'transformers-2000-closed',
    path: '/admin/alerts?state=closed',
    ready: alarm,
    sizes: DESK,
  })
  await tour(room, { name: 'wall', path: '/admin?wall=1', ready: drawn, sizes: ['2560'] })
  await tour(room, { name: 'stale', path: '/admin?t=T-0031', ready: drawn, sizes: DESK })

  const window = await openRoom(browser, room, room.people[0])
  await window.page.goto(`${room.baseUrl}/admin`)
  await alarm(window.page)
  await window.context.setOffline(true)
  await window.page.getByText(/No connection for/).waitFor({ timeout: 60_000 })
  for (const theme of ['light', 'dark'] as const) {
    await window.page.emulateMedia({ colorScheme: theme })
    await snap(window.page, `offline-1440-${theme}`)
  }
  await window.context.close()
  console.log('offline')
  clearInterval(feed)
  await answered(room, camera, 'loading', (page) => page.route('**/api/grid/**', () => undefined))
  await answered(room, camera, 'error', (page) =>
    page.route('**/api/grid/**', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        headers: { 'x-request-id': '7f3a51c8' },
        body: JSON.stringify({
          code: 'unavailable',
          detail: 'The database does not answer. Try again in a moment.',
        }),
      }),
    ),
  )
}

/** The page as it is while its facts are on the way, or refused: the one thing here that is staged. */
async function answered(
  room: RoomServer,
  { browser, snap }: Camera,
  name: string,
  stage: (page: Page) => Promise<unknown>,
): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    const { context, page } = await openRoom(browser, room, room.people[0], { theme })
    await stage(page)
    await page.goto(`${room.baseUrl}/admin`, { waitUntil: 'domcontentloaded' })
    await page.waitForTimeout(1500)
    await snap(page, `${name}-1440-${theme}`)
    await context.close()
  }
  console.log(name)
}

/** Feeder F-013 reported last 26 minutes ago. */
async function silenceFeeder(room: RoomServer): Promise<void> {
  await room.pool.query(
    `update "Transformer" set "observedAt" = "observedAt" - interval '26 minutes' where "feederId" = 'F-013'`,
  )
  await room.pool.query(
    `delete from "TransformerReading" r using "Transformer" t
     where t.id = r."transformerId" and t."feederId" = 'F-013' and r."observedAt" > t."observedAt"`,
  )
}

/** New readings of all the others, marked as simulated. */
async function telemetry(room: RoomServer): Promise<void> {
  const transformers = await room.db.transformer.findMany({
    where: { feederId: { not: 'F-013' } },
    select: { id: true, loadKw: true },
  })
  const observedAt = (await room.system.gridNow()).toISOString()
  const readings = transformers.map((each) => ({ transformerId: each.id, observedAt, loadKw: each.loadKw! }))
  await ingestTelemetry({ ctx: room.system, input: { readings }, simulated: true })
}
