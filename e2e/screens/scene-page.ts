import type { Browser, BrowserContext, Page } from 'playwright'
import { SCENES, type Scene, type SceneName } from './scenes'

export type Look = {
  viewport: { width: number; height: number }
  theme: 'light' | 'dark'
  language: string
  deviceScaleFactor?: number
}

/** A page that stands as the scene says, with what went wrong on the way. */
export async function openScene(
  browser: Browser,
  origin: string,
  name: SceneName,
  look: Look,
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const scene: Scene = SCENES[name]
  const context = await browser.newContext({
    viewport: look.viewport,
    deviceScaleFactor: look.deviceScaleFactor ?? 1,
    colorScheme: look.theme,
    hasTouch: look.viewport.width < 600,
  })
  const cookies = {
    'fl-scene': name,
    'fl-locale': look.language,
    ...(scene.signedIn ? { 'feederline-customer': 'scene' } : {}),
  }
  await context.addCookies(
    Object.entries(cookies).map(([cookie, value]) => ({ name: cookie, value, url: origin })),
  )
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    // What the browser says about a connection that is taken away is no fault of the page.
    if (message.type() === 'error' && !/ERR_INTERNET_DISCONNECTED/.test(message.text()))
      problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(String(error)))
  await page.clock.setFixedTime(new Date(scene.now))
  await page.goto(`${origin}${name === 'account' ? '/account' : '/'}`)
  await settle(page, scene)
  if (scene.connection) await disconnect(page, scene.connection, look.language === 'es')
  await arrange(page, name)
  return { page, context, problems }
}

async function settle(page: Page, scene: Scene) {
  const { length } = scene.messages
  if (length > 0) await page.locator(`[data-seq="${length}"]`).waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton') === null)
  await page.evaluate(() => document.fonts.ready)
}

/** What a scene shows opened or half typed. */
async function arrange(page: Page, name: SceneName) {
  if (name === 'code')
    await page
      .getByLabel('Code', { exact: true })
      .or(page.getByLabel('Código', { exact: true }))
      .fill('419')
  if (name === 'code-error') await page.locator('.code-input').focus()
  if (name === 'event-result') await page.locator('details:has(table.lines) > summary').click()
}

async function disconnect(page: Page, kind: NonNullable<Scene['connection']>, spanish: boolean) {
  const field = page.locator('#say')
  if (kind === 'reconnecting')
    // As text: what compiles this file for a script wraps functions in a helper that the page does not have.
    await page.evaluate("Object.defineProperty(navigator, 'onLine', { get: () => true })")
  await page.context().setOffline(true)
  await page.locator('.banner').waitFor()
  for (const words of spanish
    ? ['¿Ese precio incluye el permiso?', '¿Y cuánto dura la garantía de los paneles?']
    : ['Does that price include the permit?', 'And how long is the panel warranty?']) {
    await field.fill(words)
    await page.locator('.send').click()
    await page.getByText(words).waitFor()
  }
  if (kind === 'offline') await field.fill(spanish ? '¿Puede ser el sábado?' : 'Is Saturday possible?')
}
