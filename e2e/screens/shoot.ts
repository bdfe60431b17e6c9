import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { startSceneServer } from './scene-server'
import { SCENES, type Scene } from './scenes'

/** Pictures of every scene on a phone and a desk, light and dark, in both languages: `shoot.ts OUT [scene…]`. */
const [out = '.data/screens', ...only] = process.argv.slice(2)
const port = Number(process.env.PORT ?? 3191)
const dev = process.env.NODE_ENV !== 'production'
const languages = (process.env.LANGUAGES ?? 'en').split(',')
const stop = await startSceneServer(port, dev)
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' })
mkdirSync(out, { recursive: true })

const SIZES = [
  { name: '1440', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  { name: '375', viewport: { width: 375, height: 812 }, deviceScaleFactor: 2 },
]
const names = Object.keys(SCENES).filter((name) => only.length === 0 || only.includes(name))
for (const name of names)
  for (const size of SIZES)
    for (const theme of ['light', 'dark'] as const)
      for (const language of languages) await shoot(name, size, theme, language)
await browser.close()
await stop()
process.exit(0)

async function shoot(name: string, size: (typeof SIZES)[number], theme: 'light' | 'dark', language: string) {
  const scene = (SCENES as Record<string, Scene>)[name]!
  const origin = `http://127.0.0.1:${port}`
  const context = await browser.newContext({
    viewport: size.viewport,
    deviceScaleFactor: size.deviceScaleFactor,
    colorScheme: theme,
    hasTouch: size.name === '375',
  })
  const cookies = {
    'fl-scene': name,
    'fl-locale': language,
    ...(scene.signedIn ? { 'feederline-customer': 'scene' } : {}),
  }
  await context.addCookies(
    Object.entries(cookies).map(([cookie, value]) => ({ name: cookie, value, url: origin })),
  )
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(String(error)))
  await page.clock.setFixedTime(new Date(scene.now))
  await page.goto(`${origin}${name === 'account' ? '/account' : '/'}`)
  await settle(page, name)
  if (scene.connection) await disconnect(page, scene.connection)
  await open(page, name)
  // The whole conversation in one picture: the window is made as tall as it.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.viewport.width, height: Math.max(size.viewport.height, height) })
  await page.mouse.move(2, 2)
  await page.waitForTimeout(150)
  await page.screenshot({
    path: join(out, `${name}-${size.name}-${theme}${language === 'en' ? '' : `-${language}`}.png`),
    fullPage: true,
  })
  if (problems.length > 0) console.error(`${name} ${size.name} ${theme}:`, problems.join('\n  '))
  await context.close()
}

async function settle(page: Page, name: string) {
  const { length } = (SCENES as Record<string, Scene>)[name]!.messages
  if (length > 0) await page.locator(`[data-seq="${length}"]`).waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(250)
}

/** What a picture shows opened. */
async function open(page: Page, name: string) {
  if (name === 'code') await page.getByLabel('Code', { exact: true }).fill('419')
  if (name === 'code-error') await page.getByLabel('Code', { exact: true }).focus()
  if (name === 'event-result') await page.locator('details:has(table.lines) > summary').click()
  await page.waitForTimeout(100)
}

async function disconnect(page: Page, kind: NonNullable<Scene['connection']>) {
  const field = page.locator('#say')
  await page.context().setOffline(true)
  if (kind === 'reconnecting')
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: true }))
  await page.evaluate(async (phase) => {
    window.dispatchEvent(new Event(phase === 'offline' ? 'offline' : 'blur'))
  }, kind)
  for (const words of ['Does that price include the permit?', 'And how long is the panel warranty?']) {
    await field.fill(words)
    await field.press('Enter')
  }
  if (kind === 'offline') await field.fill('Is Saturday possible?')
  await page.waitForTimeout(300)
}
