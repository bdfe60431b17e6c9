import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import type { RoomServer } from '@/bench/room-server'
import { newCodeIn } from '@/e2e/outside/client'
import { openRoom } from './open-room'
import { raiseAlarms, threeAlarms } from './raise-alarms'

type Meter = { meterId: string; phone: string; transformerId: string; programs: string[] }

/** Both screens of one moment side by side: the room beside the chat of a customer who was asked. */
export async function shootBoth(room: RoomServer, browser: Browser, file: string): Promise<void> {
  const { meters } = JSON.parse(readFileSync(join(room.dataDir, 'demo.json'), 'utf8')) as { meters: Meter[] }
  const meter =
    meters.find((one) => one.programs.includes('battery-boost')) ??
    meters.find((one) => one.programs.length > 0)!
  const home = await (
    await browser.newContext({ viewport: { width: 390, height: 900 }, deviceScaleFactor: 2, locale: 'en-US' })
  ).newPage()
  await signInAtHome(room, home, meter)
  const desk = await openRoom(browser, room, room.people[0])
  await desk.page.goto(`${room.baseUrl}/admin`)
  await raiseAlarms(room, threeAlarms(meter.transformerId))
  const yes = desk.page.getByRole('button', { name: 'Yes, proceed' }).first()
  await yes.waitFor({ timeout: 60_000 })
  await yes.click()
  await desk.page
    .getByText(/^Approved by/)
    .first()
    .waitFor()
  await home
    .getByRole('button', { name: /i.m in|not this time/i })
    .first()
    .waitFor({ timeout: 120_000 })
  await desk.page.getByText('Notifying').first().waitFor()
  await desk.page.locator('.uplot').first().waitFor()
  await home.waitForTimeout(1500)
  const [left, right] = [await desk.page.screenshot(), await home.screenshot()]
  const page = await (await browser.newContext({ viewport: { width: 1900, height: 960 } })).newPage()
  const picture = (image: Buffer, style: string) =>
    `<img src="data:image/png;base64,${image.toString('base64')}" style="${style};border-radius:10px;box-shadow:0 2px 14px #0003">`
  await page.setContent(
    `<body style="margin:0;background:#d8dbe0;display:flex;gap:30px;align-items:center;justify-content:center;height:960px">
     ${picture(left, 'height:875px')}${picture(right, 'height:875px;border-radius:22px')}</body>`,
  )
  await page.waitForTimeout(300)
  await page.screenshot({ path: file })
}

async function signInAtHome(room: RoomServer, page: Page, meter: Meter) {
  const since = new Date()
  await page.goto(room.baseUrl)
  await page.getByRole('textbox', { name: 'Meter ID' }).fill(meter.meterId)
  await page.getByRole('button', { name: 'Text me a code' }).click()
  const field = page.getByRole('textbox', { name: /code/i })
  await field.waitFor()
  await field.fill(await newCodeIn(room.dataDir, meter.phone, since))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page
    .getByText(/Signed in, meter/)
    .last()
    .waitFor()
}
