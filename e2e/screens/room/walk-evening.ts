import { execFileSync } from 'node:child_process'
import { chromium, type Page } from 'playwright'
import { startRoom } from '@/bench/room-server'
import { makeCamera } from './camera'
import { zoneWithEvening } from './evening-zone'
import { openRoom } from './open-room'

/**
 * docs/evening.md, followed to the letter on a fresh demo network; takes its pictures on the way and prints what the
 * room answered. `node --import tsx e2e/screens/room/walk-evening.ts [FOLDER]`, on a built checkout.
 */
const out = process.argv[2] ?? 'docs/screens/evening'
const room = await startRoom('demo', { DEMO_SPEED: '20', TIME_ZONE: zoneWithEvening() })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' })
const { snap } = makeCamera(browser, out, [])
const first = room.people[0]
const { page } = await openRoom(browser, room, first)

/** A minute on a busy machine is no reason to lose the walk. */
page.setDefaultTimeout(120_000)
try {
  await quiet()
  const transformerId = await alert()
  await acknowledge()
  await check()
  await decide()
  const eventPath = await run()
  await result(eventPath)
  await report(transformerId)
  await handOver()
} finally {
  await browser.close()
  await room.stop()
}
process.exit(0)

async function quiet() {
  await page.goto(`${room.baseUrl}/admin`)
  const outlook = page.getByRole('region', { name: /^Outlook/ })
  // The first forecasts are issued one transformer after the other.
  await outlook.getByRole('button').nth(4).waitFor({ timeout: 600_000 })
  await snap(page, '01-quiet')
  await outlook.getByRole('button').first().click()
  await page.getByRole('heading', { name: 'Callable' }).waitFor()
  await type('forecast for T-03')
  await answerAfter('forecast for T-03')
  await snap(page, '02-outlook')
}

async function alert(): Promise<string> {
  const said = execFileSync(process.execPath, ['dist/scripts/demo-alert.js'], {
    env: { ...process.env, DATA_DIR: room.dataDir },
    encoding: 'utf8',
  })
  process.stdout.write(said)
  await page.getByRole('button', { name: 'Yes, proceed' }).waitFor()
  await snap(page, '03-alert')
  return / on (\S+) is /.exec(said)![1]!
}

async function acknowledge() {
  // Out of the field first: a key is a letter while someone types.
  await page.getByRole('heading', { name: 'Alarms' }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await page.getByText('Acked', { exact: false }).first().waitFor()
  await snap(page, '04-acknowledged')
}

async function check() {
  await type('why that one?')
  await answerAfter('why that one?')
  await page.getByRole('button', { name: 'Check or change…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Check', exact: true }).click()
  await dialog.getByText('Nobody has been asked yet.').waitFor()
  await snap(page, '05-check')
  await page.keyboard.press('Escape')
}

async function decide() {
  await type('Yes, proceed')
  await page
    .getByText(/^Approved by/)
    .first()
    .waitFor()
  await page.getByText('Notifying').first().waitFor()
  await snap(page, '06-approved')
}

async function run(): Promise<string> {
  await page
    .getByRole('link', { name: 'Open activation' })
    .or(page.getByRole('button', { name: 'Open activation' }))
    .first()
    .click()
  await page.waitForURL(/\/admin\/activations\//)
  await page
    .getByText(/^Notifying$/)
    .first()
    .waitFor()
  await snap(page, '07-notifying')
  const path = new URL(page.url()).pathname
  const id = path.split('/').at(-1)!
  const { startAt, endAt } = await room.db.activation.findUniqueOrThrow({ where: { id } })
  await until(
    async () =>
      (await room.system.gridNow()).getTime() >
      startAt.getTime() + 0.6 * (endAt.getTime() - startAt.getTime()),
  )
  await snap(page, '08-active')
  return path
}

async function result(path: string) {
  // The sentence with what was paid stands only once it is settled.
  await page
    .getByText(/, for \$[\d.]+\.$/)
    .first()
    .waitFor({ timeout: 900_000 })
  await snap(page, '09-settled')
  await page.getByRole('button', { name: 'Replay' }).click()
  await page.getByRole('slider', { name: 'Moment' }).waitFor()
  await page.getByRole('slider', { name: 'Moment' }).fill(await middleOf(page))
  await snap(page, '10-replay')
  await page.goto(`${room.baseUrl}${path}`)
  console.log(await page.locator('.event-head').textContent())
}

async function report(transformerId: string) {
  await page.goto(`${room.baseUrl}/admin`)
  await type(`close the alert on ${transformerId}, load is back`)
  await page
    .getByText(/\bclosed\b/i)
    .last()
    .waitFor()
  const closed = await room.db.alert.findFirstOrThrow({
    where: { transformerId },
    orderBy: { createdAt: 'desc' },
  })
  console.log(`the alert is ${closed.state}`)
  await page.goto(`${room.baseUrl}/admin/alerts/${closed.id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await snap(page, '11-timeline')
  await page.goto(`${room.baseUrl}/admin/reports`)
  await page
    .getByRole('link', { name: /^A-\d+$/ })
    .first()
    .waitFor()
  await snap(page, '12-report')
}

async function handOver() {
  await page.goto(`${room.baseUrl}/admin/handover`)
  await page
    .getByLabel('What the next shift should know')
    .fill('The overload of the evening is over; watch the rebound until 22:00.')
  await page.getByRole('button', { name: 'Leave the note' }).click()
  await page.getByText('not read yet').waitFor()
  await snap(page, '13-handover')
}

async function type(text: string) {
  const composer = page.getByRole('textbox', { name: 'Message to the command chat' })
  await composer.fill(text)
  await composer.press('Enter')
}

/** The agent's next words after `text`, printed. */
async function answerAfter(text: string) {
  const lines = page.locator('.dock-line')
  await until(async () => {
    const said = await lines.allTextContents()
    const at = said.findLastIndex((line) => line.includes(text))
    return at >= 0 && said.length > at + 1 && !(await page.getByText('Looking it up').isVisible())
  })
  console.log(`> ${text}\n${(await lines.allTextContents()).at(-1)}`)
}

async function middleOf(of: Page): Promise<string> {
  const slider = of.getByRole('slider', { name: 'Moment' })
  const [min, max] = [Number(await slider.getAttribute('min')), Number(await slider.getAttribute('max'))]
  const step = Number((await slider.getAttribute('step')) ?? 1) || 1
  return String(min + Math.round((0.6 * (max - min)) / step) * step)
}

async function until(done: () => Promise<boolean>, timeoutMs = 600_000) {
  for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
    if (await done()) return
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error('waited too long')
}
