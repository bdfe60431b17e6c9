import { expect, test } from '@playwright/test'
import { demo } from './outside/client'
import { accessibilityProblems, overflow } from './page-checks'
import { signIn } from './sign-in-to-room'

// The control room by itself: nothing for axe, nothing wider than the screen, and the keyboard.

const PAGES = [
  '',
  '/alerts',
  '/alerts?state=closed',
  '/activations',
  '/programs',
  '/reports',
  '/reports?tab=participation',
  '/reports?tab=alarms',
  '/integrations',
  '/automation',
  '/alarm-rules',
  '/handover',
  '/team',
  '/audit',
  '/account',
  '/tickets',
  '/solar-orders',
]
const LOOKS = [
  { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 375, height: 812 }, colorScheme: 'dark' },
] as const

/** Low alarms of a low voltage: they stand in the list and ask nobody for anything. */
async function raise(names: string[]) {
  const { apiKey, baseUrl } = demo()
  const observedAt = new Date().toISOString()
  const response = await fetch(`${baseUrl}/api/grid/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(
      names.map((name, n) => ({
        sourceEventId: name,
        transformerId: `T-${30 + n}`,
        kind: 'voltage',
        severity: 'low',
        status: 'raised',
        observedAt,
        loadPercent: 50,
        message: name,
      })),
    ),
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as { data: { id: string }[] }).data.map((alert) => alert.id)
}

for (const look of LOOKS)
  test(`every page of the room at ${look.viewport.width} px: nothing for axe, nothing wider than the screen`, async ({
    browser,
  }) => {
    test.setTimeout(180_000)
    const context = await browser.newContext(look)
    const page = await context.newPage()
    const broken: string[] = []
    page.on('pageerror', (error) => broken.push(error.message))
    await signIn(page)
    const [alertId] = await raise([`Looked at on ${look.viewport.width} px`])
    for (const path of [...PAGES, `/alerts/${alertId}`]) {
      await page.goto(`/admin${path}`)
      await page.locator('main :is(h1, h2):visible').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await accessibilityProblems(page), path).toEqual([])
      expect(await overflow(page), path).toBeLessThanOrEqual(0)
    }
    expect(broken).toEqual([])
    await context.close()
  })

test('the alarm list is worked by keyboard alone, and leaves a person who types alone', async ({ page }) => {
  const mark = `By keyboard ${Date.now()}`
  await raise([`${mark} one`, `${mark} two`])
  await signIn(page)
  await page.goto(`/admin/alerts?q=${encodeURIComponent(mark)}`)
  const list = page.getByRole('grid', { name: 'Alarms' })
  const rows = list.getByRole('row').filter({ hasText: mark })
  await expect(rows).toHaveCount(2)
  const selected = list.locator('[role=row][aria-selected=true]')
  await page.keyboard.press('j')
  await expect(selected).toHaveCount(1)
  const first = (await selected.textContent()) ?? ''
  await page.keyboard.press('j')
  await expect(selected).not.toHaveText(first)
  await page.keyboard.press('k')
  await page.keyboard.press('a')
  await expect(selected).toContainText('Acked')
  await expect(rows.filter({ hasText: 'Unack' })).toHaveCount(1)

  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.press('j')
  await expect(search).toHaveValue('j')
  await search.fill(mark)
  await expect(rows).toHaveCount(2)
  await page.keyboard.press('Escape')

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/alerts\/[0-9a-f-]+$/)
})

test('keys pressed faster than the screen draws acknowledge the alarm they went to, and no other', async ({
  page,
}) => {
  const mark = `In a hurry ${Date.now()}`
  await raise([`${mark} one`, `${mark} two`])
  await signIn(page)
  await page.goto(`/admin/alerts?q=${encodeURIComponent(mark)}`)
  const rows = page.getByRole('grid', { name: 'Alarms' }).getByRole('row').filter({ hasText: mark })
  await expect(rows).toHaveCount(2)
  await page.evaluate(() => {
    for (const key of ['j', 'j', 'a']) document.dispatchEvent(new KeyboardEvent('keydown', { key }))
  })
  await expect(rows.nth(1)).toContainText('Acked')
  await expect(rows.nth(0)).toContainText('Unack')
})

test('Ctrl K goes to a transformer by its letters, from a field that somebody types in, and gives the focus back', async ({
  page,
}) => {
  await signIn(page)
  await page.goto('/admin')
  const chat = page.getByRole('textbox', { name: 'Message to the command chat' })
  await chat.fill('half a')
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Transformer, feeder, alarm or page' })
  await expect(field).toBeFocused()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await expect(chat).toBeFocused()
  await expect(chat).toHaveValue('half a')

  await page.keyboard.press('Control+k')
  await field.fill('t-1')
  const chosen = page.getByRole('option', { selected: true })
  await expect(chosen).toContainText('T-10')
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toContainText('T-11')
  await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id'))!)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\?t=T-11$/)
  await expect(page.getByRole('region', { name: /T-11/ })).toBeVisible()

  await page.keyboard.press('Control+k')
  await field.fill('zzz')
  await expect(page.getByText('Nothing here is called “zzz”')).toBeVisible()
  await field.fill('audit')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/audit$/)
})

test('an alarm’s payloads are stepped through by the keyboard, which stays where it is', async ({ page }) => {
  const name = `Stepped through ${Date.now()}`
  const [alertId] = await raise([name])
  await raise([name])
  await signIn(page)
  await page.goto(`/admin/alerts/${alertId}`)
  const later = page.getByRole('button', { name: 'Later payload' })
  await later.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Payload 2 of 2' })).toBeVisible()
  await expect(page.getByLabel('Text of the payload')).toContainText(name)
  await expect(later).toBeFocused()
})
