import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import type { Person, RoomServer } from '@/bench/room-server'
import { openRoom, type Size, type Theme } from './open-room'

export type Camera = {
  browser: Browser
  /** One page as it is now */
  snap: (page: Page, name: string) => Promise<void>
  /** The same address in every asked size and theme */
  tour: (room: RoomServer, shot: Shot) => Promise<void>
}
export type Shot = {
  name: string
  path: string
  /** What is on the page once it is worth a picture */
  ready: (page: Page) => Promise<unknown>
  person?: Person
  sizes?: readonly Size[]
  themes?: readonly Theme[]
}

export const EVERY_SIZE = ['375', '1440', '2560'] as const
const QUALITY = 82

/** WebP, which keeps lines and letters sharp in a few dozen kilobytes. */
export function makeCamera(browser: Browser, out: string, only: readonly string[]): Camera {
  mkdirSync(out, { recursive: true })
  async function snap(page: Page, name: string) {
    await page.mouse.move(2, 2)
    await settle(page)
    const client = await page.context().newCDPSession(page)
    const { data } = await client.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY })
    await client.detach()
    writeFileSync(join(out, `${name}.webp`), Buffer.from(data, 'base64'))
  }
  async function tour(room: RoomServer, shot: Shot) {
    if (only.length > 0 && !only.includes(shot.name)) return
    for (const size of shot.sizes ?? (['375', '1440'] as const))
      for (const theme of shot.themes ?? (['light', 'dark'] as const)) {
        const { context, page } = await openRoom(browser, room, shot.person ?? room.people[0], {
          size,
          theme,
        })
        await page.goto(`${room.baseUrl}${shot.path}`)
        await shot.ready(page)
        await snap(page, `${shot.name}-${size}-${theme}`)
        await context.close()
      }
    console.log(shot.name)
  }
  return { browser, snap, tour }
}

/** Requests answered, fonts there, charts drawn. */
async function settle(page: Page) {
  await page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => undefined)
  await page.evaluate(() => document.fonts.ready)
  // On a busy machine the chart's own script comes late.
  await page
    .waitForFunction(
      () =>
        [...document.querySelectorAll('.load-chart [role=img]')].every((chart) =>
          chart.querySelector('canvas'),
        ),
      undefined,
      { timeout: 20_000 },
    )
    .catch(() => undefined)
  await page.waitForTimeout(400)
}
