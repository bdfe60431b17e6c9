import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it is now, one line for each element. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async (tags) => {
    const axe = (
      window as unknown as { axe: { run: (d: Document, o: object) => Promise<{ violations: Found[] }> } }
    ).axe
    type Found = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }
    const { violations } = await axe.run(document, { runOnly: tags })
    return violations.flatMap((v) =>
      v.nodes.map((node) => `${v.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    )
  }, TAGS)
}

/** How much wider than the screen the page is (px). */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Weighs every script and style from now on, packed; call what it returns for the sums in kB. */
export function weighAssets(page: Page): () => Promise<{ js: number; css: number }> {
  const sizes = { js: 0, css: 0 }
  const bodies: Promise<void>[] = []
  page.on('response', (response) => {
    const kind = /\.(js|css)(?:\?|$)/.exec(response.url())?.[1] as keyof typeof sizes | undefined
    if (kind)
      bodies.push(
        response.body().then((body) => {
          sizes[kind] += gzipSync(body, { level: 9 }).length / 1024
        }),
      )
  })
  return async () => {
    await Promise.all(bodies)
    return sizes
  }
}
