import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { openScene } from './scene-page'
import { startSceneServer } from './scene-server'
import { SCENES, type SceneName } from './scenes'

/**
 * Pictures of the customer's side on a phone and a desk, light and dark, in both languages, from a production build:
 * `NODE_ENV=production node --import tsx e2e/screens/shoot.ts [OUT [scene…]]`, LANGUAGES=en,es. `all` takes every scene.
 */
const [out = 'docs/screens/chat', ...only] = process.argv.slice(2)
const port = Number(process.env.PORT ?? 3191)
const languages = (process.env.LANGUAGES ?? 'en,es').split(',')
const stop = await startSceneServer(port, process.env.NODE_ENV !== 'production')
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' })
mkdirSync(out, { recursive: true })

const SIZES = [
  { name: '1440', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  { name: '375', viewport: { width: 375, height: 812 }, deviceScaleFactor: 1.5 },
]
const PICTURED: SceneName[] = [
  'start',
  'code',
  'offers',
  'confirm',
  'receipt',
  'solar',
  'solar-quote',
  'compare',
  'event-notice',
  'event-live',
  'event-result',
  'offline',
  'account',
]
const wanted = only.length > 0 ? only : PICTURED
const names = (Object.keys(SCENES) as SceneName[]).filter(
  (name) => only[0] === 'all' || (wanted as string[]).includes(name),
)
let failed = 0
for (const name of names)
  for (const size of SIZES)
    for (const theme of ['light', 'dark'] as const)
      for (const language of languages)
        await shoot(name, size, theme, language).catch((error: unknown) => {
          failed += 1
          console.error(`${name} ${size.name} ${theme} ${language}:`, error)
        })
await browser.close()
await stop()
process.exit(failed > 0 ? 1 : 0)

async function shoot(
  name: SceneName,
  size: (typeof SIZES)[number],
  theme: 'light' | 'dark',
  language: string,
) {
  const look = { viewport: size.viewport, deviceScaleFactor: size.deviceScaleFactor, theme, language }
  const { page, context, problems } = await openScene(browser, `http://127.0.0.1:${port}`, name, look)
  // The whole conversation in one picture: the window is made as tall as it.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.viewport.width, height: Math.max(size.viewport.height, height) })
  await page.mouse.move(2, 2)
  await page.waitForTimeout(200)
  const suffix = language === 'en' ? '' : `-${language}`
  const browserSession = await context.newCDPSession(page)
  const { data } = await browserSession.send('Page.captureScreenshot', { format: 'webp', quality: 70 })
  writeFileSync(join(out, `${name}-${size.name}-${theme}${suffix}.webp`), Buffer.from(data, 'base64'))
  if (problems.length > 0) {
    failed += 1
    console.error(`${name} ${size.name} ${theme} ${language}:`, problems.join('\n  '))
  }
  await context.close()
}
