import { expect, type Page } from '@playwright/test'
import { demo, newCode } from './outside/client'

export type Meter = ReturnType<typeof demo>['meters'][number]

/** A demo meter in no program yet, counted from the end. */
export function freeMeter(fromEnd: number): Meter {
  const meter = demo()
    .meters.filter((m) => m.programs.length === 0)
    .at(-fromEnd)
  if (!meter) throw new Error(`There is no demo meter ${fromEnd} from the end.`)
  return meter
}

/** Signs in inside the conversation, with the form and the code from the outbox. */
export async function signIn(page: Page, meter: Meter): Promise<void> {
  const since = new Date()
  await page.goto('/')
  await page.getByRole('textbox', { name: /Meter ID|Número de medidor/ }).fill(meter.meterId)
  await page.getByRole('button', { name: /Text me a code|Enviarme un código/ }).click()
  const field = page.getByRole('textbox', { name: /^(Code|Código)$/ })
  await field.fill(await newCode(meter.phone, since))
  await field.press('Enter')
  await expect(page.getByText(/Signed in, meter|Sesión iniciada|Ha entrado/).first()).toBeVisible()
}

export async function say(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^(Message|Mensaje)$/ })
  await composer.fill(text)
  await composer.press('Enter')
}
