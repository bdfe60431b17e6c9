import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { isAppError } from '@/lib/errors'
import type { Offer } from '@/lib/protocol/message'
import type { OrderDto } from '@/lib/protocol/order'
import { selectOffer } from '@/lib/usecases/orders/select-offer'
import { measureIn, offerByMeasure } from './by-measure'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { tellPending } from './device-pending'
import { insteadForDevice, programsForDevice, programsMeant } from './device-programs'
import { proposeSwitch } from './membership'
import { findByWords, folded, found, meantOffer, offerOfId, otherOffer } from './offers-on-table'
import { explainCatch, explainProgram } from './program-topics'
import { showPrograms } from './programs'
import { closeCards } from './proposals'
import { solarHeld } from './solar-held'
import { showSolar } from './solar-offers'
import { explainFinancing, explainPayback, solarDetails } from './solar-topics'
import { answerNo, answerYes, openOrder } from './yes-no'

const SELECTED_LIFETIME_MS = 30 * 60_000

/** Naming an offer selects it; the next yes asks for its quote. */
export async function answerChoice(turn: Turn, act: Act): Promise<Reply> {
  const { memory, t } = turn
  if (act.slots.negated) return answerNo(turn, act)
  if (await agreesToThat(turn, act)) return answerYes(turn, act)
  if (act.slots.powerFromKw !== undefined || act.slots.amountFromMinor !== undefined)
    return showSolar(turn, act)
  if (speaksOfPrograms(turn, act)) return answerChoice(await amongPrograms(turn), act)
  const offers = memory.offers ?? []
  const meant = meantOffer(turn, act, 'none')
  if (meant) return choose(turn, meant.id)
  if (act.slots.ordinal !== undefined && offers.length)
    return say(t('order.noSuchOrdinal', { count: offers.length }), chips(turn, ['programs', 'solar']))
  const named =
    (await findByWords(turn, act.span)) ??
    (await findByWords(turn, turn.text)) ??
    (await offerByMeasure(turn, act.span)) ??
    (await byOneWord(turn, act))
  if (named) return choose(turn, named.offerId)
  const nearest = act.slots.powerKw === undefined ? undefined : await nearestInSize(turn, act.slots.powerKw)
  if (nearest) return choose(turn, nearest)
  const [best, ...others] = await programsForDevice(turn, act)
  if (best) return chooseBest(turn, best, others)
  const instead = await insteadForDevice(turn, act)
  if (instead) return choose(turn, instead)
  if (act.intent === 'solar.order' && memory.focusOfferId?.startsWith('solar:'))
    return choose(turn, memory.focusOfferId)
  if (act.intent === 'solar.order' && offers[0]?.domain !== 'solar') return showSolar(turn, act)
  const focused = offers.find((offer) => offer.id === memory.focusOfferId)
  const pointsAtFocus = /\b(it|that|this|me up|lo|ese|esa|este|esta|eso)\b/i.test(act.span)
  if (
    focused &&
    (offers.length === 1 || (memory.lastTopic && (pointsAtFocus || act.intent === 'programs.enroll')))
  )
    return choose(turn, focused.id)
  if (
    offers.length === 1 ||
    (memory.notes?.namedFirst === true && /\b(?:that|this) one\b|\b(?:ese|esa|este|esta)\b/i.test(act.span))
  )
    return choose(turn, offers[0]!.id)
  if (offers.length === 0 && memory.focusOfferId && memory.lastTopic && pointsAtFocus)
    return choose(turn, memory.focusOfferId)
  if (offers.length === 0 || act.slots.deviceKind) return showPrograms(turn, act)
  return {
    ...say(t('order.whichOne'), { type: 'suggestions', items: offers.slice(0, 3).map((o) => o.name) }),
    // A bare yes to this says nothing about a quote that is open above it.
    memory: {
      expecting: 'choice',
      notes: { askedWhich: true },
      ...(memory.asking === 'order' ? { strayed: true } : {}),
    },
  }
}

/** "Yes, go ahead with that one", where the card asks whether to show its quote: a yes to the card; ordering asks for more */
async function agreesToThat(turn: Turn, { slots, intent, span }: Act): Promise<boolean> {
  const { offerId, programId, deviceKind, ordinal, powerKw, amountMinor, polarity, hedgedYes } = slots
  const names = offerId ?? programId ?? deviceKind ?? ordinal ?? powerKw ?? amountMinor
  if (intent !== 'choose' || polarity !== 'yes' || hedgedYes || names !== undefined) return false
  if (turn.memory.asking !== 'order' || turn.memory.expecting !== 'yes-no' || measureIn(span)) return false
  return POINTS_AT_IT.test(span) && (await openOrder(turn))?.state === 'selected'
}
const POINTS_AT_IT = /\b(?:it|that(?: one)?|this(?: one)?|lo|es[ea]|est[ea]|eso)\b/i

/** "The one nearest to 5 kW", of those on the table */
async function nearestInSize(turn: Turn, powerKw: number): Promise<string | undefined> {
  const ids = (turn.memory.offers ?? []).map(({ id }) => id)
  const sized = (await found(turn, 'solar')).offers.flatMap((offer) =>
    offer.domain === 'solar' && ids.includes(offer.offerId) ? [offer] : [],
  )
  const away = (kw: number) => Math.abs(kw - powerKw)
  return sized.toSorted((a, b) => away(a.systemKw) - away(b.systemKw))[0]?.offerId
}

/** Several programs use the device that was named: the best one's terms are offered, the others stay one word away. */
async function chooseBest(turn: Turn, best: Offer, others: Offer[]): Promise<Reply> {
  const reply = await choose(turn, best.offerId)
  if (others.length === 0 || reply.memory?.asking !== 'order') return reply
  const { t } = turn
  const names = others.map((offer) => offer.name)
  const note = t('order.alsoFor', { count: names.length, names: names.join(', ') })
  const [first, ...rest] = reply.messages
  const parts = [...(first?.parts ?? []), { type: 'suggestions' as const, items: names.slice(0, 3) }]
  return {
    messages: [
      {
        kind: 'chat',
        parts: parts.map((part, i) =>
          i === 0 && part.type === 'text' ? { ...part, text: `${part.text} ${note}` } : part,
        ),
      },
      ...rest,
    ],
    memory: {
      ...reply.memory,
      offers: [best, ...others].map((o) => ({ id: o.offerId, name: o.name, domain: 'dfp' })),
    },
  }
}

/** "Join peak rebate": a word that stands in one program's name alone. */
async function byOneWord(turn: Turn, { span, intent }: Act): Promise<Offer | undefined> {
  if (intent !== 'programs.enroll') return undefined
  const words = folded(span)
    .split(' ')
    .filter((word) => word.length >= 4)
  const hits = (await programsMeant(turn)).filter((offer) => {
    const name = folded(offer.name).split(' ')
    return words.some((word) => name.includes(word) && !COMMON.has(word))
  })
  return hits.length === 1 ? hits[0] : undefined
}

/** Words of names that say nothing about which */
const COMMON: ReadonlySet<string> = new Set(
  'pause charge time hour days evening season summer night'.split(' '),
)

/** "Enroll" speaks of programs, also while solar is on the table. */
function speaksOfPrograms({ memory }: Turn, { intent, slots }: Act): boolean {
  return (
    intent === 'programs.enroll' &&
    memory.offers?.[0]?.domain === 'solar' &&
    !slots.offerId?.startsWith('solar:')
  )
}

/** The programs last shown, else the one spoken of, else what fits this meter. */
async function amongPrograms(turn: Turn): Promise<Turn> {
  const { memory } = turn
  const spokenOf = memory.focusOfferId?.startsWith('dfp:') ? memory.focusOfferId : undefined
  const offers =
    memory.programsShown ??
    (spokenOf
      ? [offerOfId(turn, spokenOf)]
      : (await found(turn, 'dfp')).offers.map((o) => ({ id: o.offerId, name: o.name, domain: o.domain })))
  return { ...turn, memory: { ...memory, offers, focusOfferId: spokenOf } }
}

/** "And the other one?" asks the last question again, of the other thing; it does not choose it. */
export async function showOther(turn: Turn, act: Act): Promise<Reply> {
  const measured = await offerByMeasure(turn, act.span)
  const other =
    meantOffer(turn, act, 'none') ?? (measured && offerOfId(turn, measured.offerId)) ?? otherOffer(turn)
  if (!other) return showPrograms(turn, act)
  const about: Turn = { ...turn, memory: { ...turn.memory, focusOfferId: other.id } }
  const plain: Act = { ...act, slots: {} }
  const reply = await sameQuestion(about, plain, other.domain)
  return { ...reply, memory: { focusOfferId: other.id, ...reply.memory } }
}

function sameQuestion(turn: Turn, act: Act, domain: 'dfp' | 'solar'): Promise<Reply> {
  const { lastTopic } = turn.memory
  if (lastTopic === 'programs.catch') return explainCatch(turn, act)
  if (domain === 'dfp') return explainProgram(turn, act)
  if (lastTopic === 'solar.financing') return explainFinancing(turn, act)
  if (lastTopic === 'solar.payback') return explainPayback(turn, act)
  return solarDetails(turn, act)
}

/** Selects an offer, or says in its own words why this meter cannot take it. */
export async function choose(turn: Turn, offerId: string): Promise<Reply> {
  const { ctx } = turn
  await closeCards(turn, 'superseded')
  try {
    return selected(turn, await selectOffer({ ctx, input: { offerId } }))
  } catch (error) {
    if (isAppError(error) && error.code === 'not-eligible') return whyNotThis(turn, offerId)
    throw error
  }
}

async function whyNotThis(turn: Turn, offerId: string): Promise<Reply> {
  const { t } = turn
  const held = offerId.startsWith('solar:') ? await solarHeld(turn) : null
  if (held) return held
  const { excluded } = await found(turn, offerId.startsWith('solar:') ? 'solar' : 'dfp')
  const why = excluded.find((one) => one.offerId === offerId)
  if (!why) return say(t('order.noSuchOffer'), chips(turn, ['programs', 'solar']))
  const blocked = why.code === 'one-program'
  const switched = blocked ? await proposeSwitch(turn, { id: offerId, name: why.name }) : undefined
  if (switched) return switched
  const pending = blocked ? undefined : await pendingFor(turn, offerId)
  if (pending) return { ...pending, memory: { ...pending.memory, proposal: undefined } }
  return {
    ...say(
      t(blocked ? 'order.onePerMeter' : 'order.cannotTake', { name: why.name, reason: why.reason }),
      chips(turn, blocked ? ['leave', 'mine'] : ['programs', 'devicesAdd']),
    ),
    memory: { asking: undefined, expecting: undefined, proposal: undefined },
  }
}

function selected(turn: Turn, order: OrderDto): Reply {
  const { ctx, t } = turn
  const offer = order.offer as { name: string; headline?: string; headlineNote?: string; promise?: string }
  const expiresAt = new Date(ctx.now().getTime() + SELECTED_LIFETIME_MS).toISOString()
  return {
    messages: [
      {
        kind: 'chat',
        parts: [
          {
            type: 'text',
            text: t(`order.selected.${order.domain}`, {
              name: offer.name,
              promise: offer.promise ?? '',
              headline: offer.headline ?? '',
              note: offer.headlineNote ?? '',
            }),
          },
          {
            type: 'confirm',
            orderId: order.id,
            title: t('order.selectedTitle', { name: offer.name }),
            text: t('order.selectedAsk'),
            action: 'order.init',
            values: { orderId: order.id },
            declineAction: 'order.cancel',
            yesLabel: t('order.showQuote'),
            noLabel: t('order.notNow'),
            expiresAt,
            state: 'open',
            summary: t('order.selectedAsk'),
          },
        ],
      },
    ],
    memory: {
      orderId: order.id,
      focusOfferId: order.offer.offerId,
      expecting: 'yes-no',
      asking: 'order',
      orderDomain: order.domain,
      strayed: undefined,
      askedAt: ctx.now().toISOString(),
      proposal: undefined,
    },
  }
}

/** What the program needs is on the list, only its connection was not seen yet. */
async function pendingFor(turn: Turn, offerId: string): Promise<Reply | undefined> {
  const program = (await programsOnSale(turn)).find(({ id }) => `dfp:${id}` === offerId)
  const type = program?.terms.deviceType
  return type ? tellPending(turn, type) : undefined
}
