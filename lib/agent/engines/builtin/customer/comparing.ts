import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { devicesIn } from '@/lib/agent/understanding/read-words'
import type { Act, Slots } from '@/lib/agent/understanding/understanding'
import type { AssumptionId } from '@/lib/domain/comparison/assumptions'
import { AppError, isAppError } from '@/lib/errors'
import type { DfpOffer, Offer, SolarOffer } from '@/lib/protocol/message'
import { changeAssumption } from '@/lib/usecases/comparison/compare-for-home'
import { offerByMeasure } from './by-measure'
import { chips } from './chips'
import { compareWays } from './compare-ways'
import { DEVICE_OF } from './device-programs'
import { found } from './offers-on-table'
import { showPrograms } from './programs'
import { showSolar } from './solar-offers'
import { meantWords, talkDomain } from './subject'
import { allSolarNamed } from './subject-names'
import { tablePart } from './table-part'

/** "What if rates rise 3 %?", "try 4 kW": kept for this customer and worked out anew. */
export async function changeByWords(turn: Turn, act: Act): Promise<Reply> {
  const { t } = turn
  const words = digitsForNumberWords(foldText(act.span))
  if (/\b(reset|defaults?|start over|original|valores iniciales|restablec\w+)\b/.test(words)) {
    await changeAssumption({ ctx: turn.ctx, input: { id: 'all', value: null } })
    return compareWays(turn, act, t('compare.reset'))
  }
  if (/\b(battery|bater[ií]a)\b/.test(words)) return compareWays(turn, act, t('compare.noBattery'))
  if (OF_OUTPUT.test(words) && !OF_RATES.test(words))
    return say(t('compare.notOutput'), chips(turn, ['tryKw', 'solarOrPrograms']))
  const change = readChange(act.slots, words)
  if (!change) return compareWays(turn, act, t('compare.listed'))
  return applyChange(turn, change.id, change.value, act)
}

/** "What if the roof only makes 80 % of that?" */
const OF_OUTPUT =
  /\b(?:roof|panels?|system|techo|tejado|paneles|placas|sistema)\b.{0,30}\b(?:makes?|made|produc\w+|generat\w+|yields?|deliver\w*|gives?|gener\w+|rind\w+|dan|da)\b.{0,30}(?:%|percent|por ciento)|\b(?:%|percent|por ciento) (?:less|more|menos|mas) (?:sun|output|production|sol|produccion)\b|\b(?:shad\w+|sombra)\b.{0,30}(?:%|percent|por ciento)/
const OF_RATES = /\b(?:rates?|prices?|electricity|tarifas?|precios?|luz)\b/

/** The card's Change button. */
export async function changeByForm(turn: Turn, values: Record<string, unknown>): Promise<Reply> {
  const { id, value } = values
  if (typeof id !== 'string' || (typeof value !== 'string' && typeof value !== 'number'))
    throw new AppError('invalid-input', 'This form names no assumption.')
  return applyChange(turn, id, String(value))
}

async function applyChange(turn: Turn, id: string, value: string, act?: Act): Promise<Reply> {
  const { t, ctx } = turn
  try {
    await changeAssumption({ ctx, input: { id, value } })
  } catch (error) {
    if (isAppError(error) && error.code === 'invalid-input')
      return say(`${t('compare.notTaken')} ${error.detail}`)
    throw error
  }
  const plain: Act = act ?? { intent: 'compare.assumption', confidence: 1, slots: {}, span: '' }
  return compareWays(turn, plain, t('compare.changed'))
}

/** Which assumption a sentence changes, and to what. */
function readChange(slots: Slots, words: string): { id: AssumptionId; value: string } | null {
  const years = /(\d{1,2})\s*(?:years?|yrs?|a[ñn]os)/.exec(words)?.[1]
  const kwh = /([\d.,]+)\s*kwh(?! ?\/|\s*(?:per|por))/.exec(words)?.[1]
  const percent =
    slots.percent ?? Number(/(-?[\d.]+)\s*(?:%|percent|por ciento)/.exec(words)?.[1] ?? Number.NaN)
  if (Number.isFinite(percent)) {
    const falls = /\b(fall|drop|go down|decrease|lower|sink|bajan?|caen?)\b/.test(words)
    const id: AssumptionId = /\b(self|myself|own use|use it|consum|yo mism|autoconsumo)/.test(words)
      ? 'selfUsePercent'
      : /\b(discount|inflation|interest|descuento|inflaci[oó]n)\b/.test(words)
        ? 'discountPercent'
        : /\b(fade|degrad\w*|desgaste)\b/.test(words)
          ? 'fadePercent'
          : 'rateGrowthPercent'
    return { id, value: String(id === 'rateGrowthPercent' && falls ? -Math.abs(percent) : percent) }
  }
  if (slots.powerKw !== undefined) return { id: 'systemKw', value: String(slots.powerKw) }
  if (years) return { id: 'horizonYears', value: years }
  if (slots.amountMinor !== undefined) {
    const sells = /\b(sell|sold|export|sale|vend\w+|export\w+)\b/.test(words)
    return { id: sells ? 'exportMinorPerKwh' : 'retailMinorPerKwh', value: String(slots.amountMinor / 100) }
  }
  const cents = /([\d.,]+)\s*(?:cents?|¢|centavos?|c\b)/.exec(words)?.[1]
  if (cents) {
    const sells = /\b(sell|sold|export|vend\w+)\b/.test(words)
    return { id: sells ? 'exportMinorPerKwh' : 'retailMinorPerKwh', value: `${cents} cents` }
  }
  const events = /(\d{1,3})\s*(?:events?|eventos?)/.exec(words)?.[1]
  if (events) return { id: 'eventsPerYear', value: events }
  if (kwh) return { id: 'yearKwh', value: kwh }
  return null
}

/** What is on the table, side by side, and which stands out by which measure. */
export async function compareOffers(turn: Turn, act: Act): Promise<Reply> {
  const { memory, t } = turn
  const shown = memory.offers ?? []
  const named = await allSolarNamed(turn, meantWords(turn.text))
  const ofSolar = shown[0] ? shown[0].domain === 'solar' : talkDomain(memory) === 'solar'
  if (shown.length === 0 && named.length < 2)
    return ofSolar ? showSolar(turn, act, true) : showPrograms(turn, act)
  const domain = named.length > 1 ? 'solar' : shown[0]!.domain
  const ids = named.length > 1 ? named : await besideShown(turn, shown, domain)
  const devices = devicesIn(foldText(act.span)).map((kind) => DEVICE_OF[kind])
  const uses = (offer: Offer) =>
    devices.length < 2 || (offer.domain === 'dfp' && devices.includes(offer.deviceType ?? ''))
  const offers = (await found(turn, domain)).offers
    .filter((offer) => ids.includes(offer.offerId) && uses(offer))
    .toSorted((a, b) => ids.indexOf(a.offerId) - ids.indexOf(b.offerId))
    .slice(0, FIRST_FEW.test(act.span) ? (FIRST_THREE.test(act.span) ? 3 : 2) : 6)
  if (offers.length < 2) return showPrograms(turn, act)
  // "Which pays back fastest?" names one of them: "that one" means it.
  const asked = await offerByMeasure(turn, act.span)
  const measured = offers.find((offer) => offer.offerId === asked?.offerId)
  const labels = [
    t('table.offer'),
    t(`compare.head.${domain}`),
    ...offers[0]!.facts.map((fact) => fact.label),
  ]
  const rows = offers.map((o, i) => [
    `${i + 1}. ${o.name}`,
    `${o.headline} ${o.headlineNote}`,
    ...o.facts.map((fact) => fact.value),
  ])
  return {
    ...say(
      measured
        ? t('compare.thatOne', { name: measured.name, headline: measured.headline })
        : recommendation(turn, domain, offers),
      tablePart(t('compare.offersTitle'), labels, rows),
      chips(turn, ['detailsOf', domain === 'solar' ? 'monthly' : 'catch', 'solarOrPrograms'], {
        name: (measured ?? offers[0]!).name,
      }),
    ),
    memory: {
      ...(ids.length > shown.length && named.length < 2
        ? { offers: offers.map(({ offerId, name }) => ({ id: offerId, name, domain })) }
        : {}),
      ...(measured
        ? { expecting: 'choice', focusOfferId: measured.offerId, lastTopic: `${ASKED_OF[domain]}.details` }
        : { expecting: 'choice', lastTopic: undefined }),
    },
  }
}

const FIRST_FEW =
  /\b(?:first|top|cheapest) (?:two|2|three|3)\b|\b(?:l[oa]s )?(?:dos|tres) primer[oa]s\b|\bprimer[oa]s (?:dos|tres)\b/i
const FIRST_THREE = /\b(?:three|3|tres)\b/i

/** One offer alone is set against the others of its kind. */
async function besideShown(
  turn: Turn,
  shown: readonly { id: string }[],
  domain: 'dfp' | 'solar',
): Promise<string[]> {
  const ids = shown.map((one) => one.id)
  if (ids.length > 1 || domain !== 'solar') return ids
  const all = (await found(turn, 'solar')).offers.map(({ offerId }) => offerId)
  return [...ids, ...all.filter((id) => !ids.includes(id))]
}

const ASKED_OF = { dfp: 'programs', solar: 'solar' } as const

function recommendation({ t }: Turn, domain: 'dfp' | 'solar', offers: Offer[]): string {
  if (domain === 'solar') {
    const solar = offers as SolarOffer[]
    const cheapest = solar.toSorted((a, b) => a.priceMinor - b.priceMinor)[0]!
    const soonest = solar.toSorted((a, b) => (a.paybackYearsHigh ?? 99) - (b.paybackYearsHigh ?? 99))[0]!
    return t(soonest === cheapest ? 'compare.solarPickOne' : 'compare.solarPick', {
      soonest: soonest.name,
      cheapest: cheapest.name,
      price: cheapest.headline,
    })
  }
  const dfp = offers as DfpOffer[]
  const surest = dfp.toSorted((a, b) => b.rewardLowMinor - a.rewardLowMinor)[0]!
  const most = dfp.toSorted((a, b) => b.rewardHighMinor - a.rewardHighMinor)[0]!
  return t(surest === most ? 'compare.dfpPickOne' : 'compare.dfpPick', {
    surest: surest.name,
    surestRange: surest.headline,
    most: most.name,
    mostRange: most.headline,
  })
}
