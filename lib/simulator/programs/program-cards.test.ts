import { expect, test } from 'vitest'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { getTranslator } from '@/lib/i18n/translator'
import type { LoadedHome } from '@/lib/usecases/customers/load-home'
import { presentDfpOffer } from '@/lib/usecases/offers/present-dfp-offer'
import { comfortFlex } from './comfort-flex'
import { criticalDays } from './critical-days'
import { peakSavings } from './peak-savings'

const home = { eveningKw: 2, devices: [] } as unknown as LoadedHome

async function card(terms: ProgramTerms) {
  const t = await getTranslator('en', 'offers')
  const offer = presentDfpOffer({ id: 'p', version: 1, terms }, home, { ok: true }, 'USD', 'en', t, false)
  return { ...offer, skip: offer.facts.at(-1)!.value }
}

test('money that is paid once is not promised for every year', async () => {
  const { headline, headlineNote } = await card(comfortFlex.terms)
  expect(headline).toBe('$52–$88')
  expect(headlineNote).toBe('first year, estimate; then $12–$48 a year')
})

test('where the hours of an event cost more, the card does not speak of no penalty', async () => {
  expect(await card(criticalDays.terms)).toMatchObject({
    skip: 'Higher price',
    headlineNote: 'a year in credits; some evenings cost more',
  })
  expect(await card(peakSavings.terms)).toMatchObject({
    skip: 'No penalty',
    headlineNote: 'a year, estimate',
  })
})
