import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright'
import { findBrowser } from '../scripts/testing/browser.mjs'
import { type BenchRow, quantile } from './bench-row'
import type { BenchServer } from './bench-server'
import { staffCookie } from './sockets'
import { startProcess } from './start-process'

const ALERTS = 20

/** From the POST of an alert until its words stand in the browser's page, against bare Socket.IO and a list. */
export async function benchAlertToScreen(server: BenchServer): Promise<BenchRow[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser() })
  const bare = await startProcess(['bench/references/bare-socket.mjs'], {}, '/')
  try {
    const ours = await measure(await controlRoom(browser, server), {
      url: `${server.baseUrl}/api/grid/alerts`,
      headers: { authorization: `Bearer ${server.apiKey}` },
      transformerIds: server.transformerIds,
    })
    const plain = await browser.newPage()
    await plain.goto(bare.baseUrl)
    await pause(500)
    const reference = await measure(plain, { url: bare.baseUrl, headers: {}, transformerIds: ['T'] })
    const row = (what: string, share: number): BenchRow => ({
      what,
      unit: 'ms',
      ours: quantile(ours, share),
      reference: quantile(reference, share),
      better: 'less',
    })
    return [row('POST to the screen, p50', 0.5), row('p95', 0.95)]
  } finally {
    await browser.close()
    await bare.stop()
  }
}

async function controlRoom(browser: Browser, server: BenchServer): Promise<Page> {
  const cookies = (await staffCookie(server.baseUrl, server.admin)).split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: server.baseUrl }
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies(cookies.filter((cookie) => cookie.value !== ''))
  const page = await context.newPage()
  await page.goto(`${server.baseUrl}/admin/alerts`)
  await page.waitForLoadState('networkidle')
  await pause(1000)
  return page
}

/** The page notes by itself when the words appear; both clocks are this machine's. */
async function measure(
  page: Page,
  to: { url: string; headers: Record<string, string>; transformerIds: string[] },
): Promise<number[]> {
  const ms: number[] = []
  for (let n = -2; n < ALERTS; n++) {
    const words = `benchmark alarm ${Date.now()}`
    const seen = page.evaluate(
      (text) =>
        new Promise<number>((resolve, reject) => {
          const stop = setTimeout(() => reject(new Error('not seen in 20 s')), 20_000)
          const look = () => {
            if (!document.body.textContent?.includes(text)) return
            clearTimeout(stop)
            observer.disconnect()
            resolve(Date.now())
          }
          const observer = new MutationObserver(look)
          observer.observe(document.body, { childList: true, subtree: true, characterData: true })
          look()
        }),
      words,
    )
    const at = Date.now()
    const answer = await fetch(to.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...to.headers },
      body: JSON.stringify({
        sourceEventId: words,
        transformerId: to.transformerIds[Math.abs(n) % to.transformerIds.length],
        kind: 'voltage',
        severity: 'high',
        status: 'raised',
        observedAt: new Date().toISOString(),
        loadPercent: 50,
        message: words,
      }),
    })
    await answer.arrayBuffer()
    const shown = await seen
    if (n >= 0) ms.push(shown - at)
    await pause(300)
  }
  return ms
}
