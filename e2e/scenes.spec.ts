import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { accessibilityProblems, overflow, weighAssets } from './page-checks'
import { openScene } from './screens/scene-page'
import { SCENES, type SceneName } from './screens/scenes'

// Every state of the customer's pages by itself: nothing for axe to find, nothing wider than the screen, nothing in the console.

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 375, height: 812 }
let stage: ChildProcess
let origin: string

test.beforeAll(async () => {
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  stage = spawn(process.execPath, ['--import', 'tsx', 'e2e/screens/serve-scenes.ts', String(port)], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: process.env.E2E_DATA_DIR, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of stage.stdout!) if (String(chunk).includes('ready')) break
})

test.afterAll(async () => {
  stage.kill()
  await once(stage, 'exit')
})

const looks = [
  { viewport: DESK, theme: 'light', language: 'en' },
  { viewport: PHONE, theme: 'dark', language: 'es' },
] as const

for (const name of Object.keys(SCENES) as SceneName[])
  for (const look of looks)
    test(`${name}, ${look.viewport.width} px, ${look.theme}, ${look.language}`, async ({ browser }) => {
      const { page, context, problems } = await openScene(browser, origin, name, look)
      await showWhole(page)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(problems).toEqual([])
      await context.close()
    })

test('nothing is cut off on a screen of 320 px, which is 1280 px at four times the size', async ({
  browser,
}) => {
  for (const name of ['start', 'code', 'offers', 'confirm', 'compare', 'event-result', 'account'] as const) {
    const { page, context } = await openScene(browser, origin, name, {
      viewport: { width: 320, height: 640 },
      theme: 'light',
      language: 'en',
    })
    expect(await overflow(page), name).toBeLessThanOrEqual(0)
    await context.close()
  }
})

test('the chat starts with at most 230 kB of script and 25 kB of style, packed', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const weigh = weighAssets(page)
  await page.goto(origin)
  await page.getByRole('button', { name: 'Text me a code' }).waitFor()
  await expect(page.getByRole('button', { name: 'See the programs' })).toBeVisible()
  const { js, css } = await weigh()
  expect(js).toBeGreaterThan(50)
  expect(js).toBeLessThanOrEqual(230)
  expect(css).toBeLessThanOrEqual(25)
  await context.close()
})

/** What lies half under the composer is a matter of scrolling, not of the page: make the window as tall as the page. */
async function showWhole(page: Page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  const { width } = page.viewportSize()!
  await page.setViewportSize({ width, height })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
