import { type BrowserContext, chromium, type Page } from 'playwright'
import { openRoom } from '@/e2e/screens/room/open-room'
import { ingestTelemetry } from '@/lib/usecases/telemetry/ingest-telemetry'
import type { BenchRow } from './bench-row'
import { LARGE_GRID, loadLargeGrid } from './large-grid'
import { type RoomServer, startRoom } from './room-server'

const OPEN_ALERTS = 2000
const FRAMES = 60
const STEP_PX = 300
const TELEMETRY_FRAMES = 10

/**
 * The control room in a real browser with 2,000 transformers and 100,000 alerts, 2,000 of them open. Work is the main
 * thread's own time, so that a busy machine does not count; the references are the same room with nothing in it and a
 * bare list of as many rows.
 */
export async function benchRoom(): Promise<BenchRow[]> {
  const room = await startRoom('empty')
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' })
  try {
    const { context, page } = await openRoom(browser, room, room.people[0])
    const empty = await opening(room, page, () => page.getByText('No transformers yet').first().waitFor())
    await loadLargeGrid(room.pool, await room.system.gridNow(), OPEN_ALERTS)
    const full = await opening(room, page, () => page.locator('[data-alert]').first().waitFor())
    const alarms = await scrolling(page, '.alarm-scroll')
    const tree = await scrolling(page, '.tree')
    const bare = await scrolling(await bareList(context), '#list')
    const frame = await telemetry(room, page)
    await page.goto(`${room.baseUrl}/admin/alerts`)
    await page.locator('[data-alert]').first().waitFor()
    const letter = await typing(page)
    return [
      {
        what: 'opens, script and layout',
        unit: 'ms',
        ours: full.workMs,
        reference: empty.workMs,
        better: 'less',
      },
      { what: 'opens, packed facts', unit: 'kB', ours: full.kB, reference: null, better: 'less' },
      { what: 'opens, requests for facts', unit: '', ours: full.requests, reference: null, better: 'less' },
      { what: 'alarm list, a frame of scrolling', unit: 'ms', ours: alarms, reference: bare, better: 'less' },
      { what: 'tree, a frame of scrolling', unit: 'ms', ours: tree, reference: bare, better: 'less' },
      {
        what: `telemetry of ${LARGE_GRID.transformers}, a frame`,
        unit: 'ms',
        ours: frame,
        reference: null,
        better: 'less',
      },
      { what: 'search among the open, a letter', unit: 'ms', ours: letter, reference: null, better: 'less' },
    ]
  } finally {
    await browser.close()
    await room.stop()
  }
}

/** From a fresh load until `shown`: main-thread work, and what came over the wire for it. */
async function opening(room: RoomServer, page: Page, shown: () => Promise<unknown>) {
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  const facts = new Set<string>()
  let bytes = 0
  client.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes('/api/grid/')) facts.add(requestId)
  })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (facts.has(requestId)) bytes += encodedDataLength
  })
  const workMs = await work(page, async () => {
    await page.goto(`${room.baseUrl}/admin`)
    await shown()
  })
  await page.waitForLoadState('networkidle')
  await client.detach()
  return { workMs, kB: bytes / 1024, requests: facts.size }
}

/** Main-thread milliseconds that `run` costs, whatever the wall clock says. */
async function work(page: Page, run: () => Promise<unknown>): Promise<number> {
  const client = await page.context().newCDPSession(page)
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await client.send('Performance.getMetrics')
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value
  }
  const before = await spent()
  await run()
  const after = await spent()
  await client.detach()
  return after - before
}

async function scrolling(page: Page, selector: string): Promise<number> {
  const total = await work(page, () =>
    page.evaluate(
      async ({ selector, frames, step }) => {
        const list = document.querySelector(selector)!
        for (let n = 0; n < frames; n += 1) {
          list.scrollTop += step
          await new Promise(requestAnimationFrame)
        }
      },
      { selector, frames: FRAMES, step: STEP_PX },
    ),
  )
  return total / FRAMES
}

/** As many rows with as many cells as the alarm list, all in the document, with nothing behind them. */
async function bareList(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.setContent('<div id="list" style="height:500px;overflow:auto"></div>')
  await page.evaluate((rows) => {
    const row = `<div style="display:grid;grid-template-columns:repeat(8,1fr);height:28px">${'<span>Load above rating</span>'.repeat(8)}</div>`
    document.querySelector('#list')!.innerHTML = row.repeat(rows)
  }, OPEN_ALERTS)
  return page
}

/** New values of every transformer, as often as the wire carries them. */
async function telemetry(room: RoomServer, page: Page): Promise<number> {
  const transformers = await room.db.transformer.findMany({ select: { id: true, loadKw: true } })
  const total = await work(page, async () => {
    for (let n = 0; n < TELEMETRY_FRAMES; n += 1) {
      const observedAt = (await room.system.gridNow()).toISOString()
      const readings = transformers.map(({ id, loadKw }) => ({
        transformerId: id,
        observedAt,
        loadKw: Math.round(loadKw! * (1 + n / 100)),
      }))
      await ingestTelemetry({ ctx: room.system, input: { readings }, simulated: true })
      // Nobody wakes the relay from here: it looks by itself once a second.
      await page.waitForTimeout(1500)
    }
  })
  return total / TELEMETRY_FRAMES
}

async function typing(page: Page): Promise<number> {
  const letters = 'T-0012'
  const total = await work(page, async () => {
    await page.locator('#alarm-search').pressSequentially(letters, { delay: 80 })
    await page.locator('[data-alert]').first().waitFor()
  })
  return total / letters.length
}
