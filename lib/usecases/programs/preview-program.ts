import { eligibility, type Home } from '@/lib/domain/program/eligibility'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { getTranslator } from '@/lib/i18n/translator'
import { PreviewProgramInput, type ProgramPreview } from '@/lib/protocol/program'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'
import { presentDfpOffer } from '@/lib/usecases/offers/present-dfp-offer'
import { countEligible, loadHomes } from './count-eligible'

const CARD = ['whatHappens', 'whatYouGet', 'whatItCosts', 'sayingNo', 'whyNow', 'yourData'] as const
/** Stands for a home where nobody could join. */
const SAMPLE: Home = {
  homeType: 'house',
  ownsHome: true,
  medicalEquipment: false,
  eveningKw: 2,
  devices: [],
  enrolledProgramIds: [],
}

/**
 * Terms that nobody has published yet, as a customer would see them, with how many could join. The customer is the one
 * with the middle evening use of those who can, so that the range on the card is a typical one.
 */
export async function previewProgram({ ctx, input }: Call<unknown>): Promise<ProgramPreview> {
  requireStaff(ctx.actor)
  const { id = 'draft', terms: given, locale } = PreviewProgramInput.parse(input)
  const terms = given as ProgramTerms
  const homes = await loadHomes(ctx)
  const able = homes
    .filter((home) => eligibility(id, terms, home).ok)
    .toSorted((a, b) => a.eveningKw - b.eveningKw)
  const home = able[Math.floor(able.length / 2)] ?? sampleOf(terms)
  const t = await getTranslator(locale, 'offers')
  const offer = presentDfpOffer(
    { id, version: 0, terms },
    // The card looks at use, devices and home alone; nobody's identity is in it.
    {
      ...home,
      meterId: '',
      customerId: '',
      customerName: '',
      locale,
      solarKw: 0,
      transformerId: '',
      simulated: true,
      usage: { hourlyKw: [], eveningKw: home.eveningKw, dailyKwh: 0, days: 0 },
    },
    { ok: true },
    ctx.env.CURRENCY,
    locale,
    t,
    true,
  )
  return {
    offer,
    card: CARD.map((name) => ({ id: name, text: terms.card[name][locale] })),
    consent: terms.consent[locale],
    example: { eveningKw: Math.round(home.eveningKw * 10) / 10, homeType: home.homeType },
    eligibility: countEligible(id, terms, homes),
  }
}

function sampleOf({ deviceType, response }: ProgramTerms): Home {
  if (!deviceType) return SAMPLE
  const device = { id: 'sample', type: deviceType, state: 'connected', ratedKw: response.kwPerCustomer }
  return { ...SAMPLE, devices: [device] }
}
