import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { visitSlots } from '@/lib/domain/solar/visit-slots'
import { getTranslator } from '@/lib/i18n/translator'
import type { OrderDto } from '@/lib/protocol/order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { moveVisit } from '@/lib/usecases/orders/move-visit'
import { offerByMeasure } from './by-measure'
import { chips } from './chips'
import { answerChoice, choose } from './choosing'
import { findByWords } from './offers-on-table'
import { ordersPart } from './orders'
import { showQuote } from './quote-steps'
import { showSolar } from './solar-offers'
import { tellingTimes } from './visit-places'
import { freeVisits, timesText } from './visit-times'
import { whenText } from './when-text'

async function solarOrders({ ctx }: Turn): Promise<OrderDto[]> {
  return (await listOrders(ctx)).filter((order) => order.domain === 'solar')
}

const SAYS_SOLAR = /\b(?:solar|panel\w*|pv|system|paneles|placas|sistema)\b/i

function solarShown({ memory }: Turn) {
  return memory.offers?.filter((offer) => offer.domain === 'solar')
}

/** Taking a solar offer: goes on with a half-finished order, else chooses what is meant. */
export async function orderSolar(turn: Turn, act: Act): Promise<Reply> {
  if (act.slots.ordinal !== undefined || act.slots.offerId) return answerChoice(turn, act)
  const named = await findByWords(turn, act.span)
  if (named) return choose(turn, named.offerId)
  if (turn.memory.offers?.[0]?.domain !== 'dfp' || SAYS_SOLAR.test(turn.text)) {
    const solarOnly = { ...turn, memory: { ...turn.memory, offers: solarShown(turn) } }
    const measured = await offerByMeasure(solarOnly, turn.text)
    if (measured) return choose(turn, measured.offerId)
  }
  const open = (await solarOrders(turn)).find(
    (order) => order.state === 'selected' || order.state === 'initialised',
  )
  if (open) {
    const under = turn.memory.asking === 'order' && turn.memory.orderId === open.id
    const intro = under ? undefined : turn.t('order.stillOpen', { name: open.offer.name })
    return showQuote(turn, open.id, intro)
  }
  const [first] = turn.memory.offers ?? []
  if (first && first.domain !== 'solar') return showSolar(turn, act)
  return answerChoice(turn, act)
}

export async function solarStatus(turn: Turn, _act: Act): Promise<Reply> {
  const { t, locale } = turn
  const orders = await solarOrders(turn)
  const active = orders.filter((order) => order.state === 'active')
  const shown = active.length > 0 ? active : orders.slice(0, 1)
  const [order] = shown
  if (!order) return say(t('solar.noOrder'), chips(turn, ['solar']))
  const tSolar = await getTranslator(locale, 'solar')
  const text =
    order.state === 'active'
      ? t('solar.status', {
          name: order.offer.name,
          reference: order.reference,
          stage: tSolar(`stage.${order.stage ?? 'site-visit'}`),
        })
      : t(`solar.state.${order.state}`, { name: order.offer.name, reference: order.reference })
  return say(
    text,
    await ordersPart(turn, shown),
    chips(turn, order.stage === 'site-visit' ? ['moveVisit'] : ['person']),
  )
}

/** When the installer comes, and other times to choose from. */
export async function siteVisit(turn: Turn, act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const orders = await solarOrders(turn)
  const order = orders.find((one) => one.state === 'active' && one.stage === 'site-visit')
  if (!order) {
    const open = orders.find((one) => one.state === 'selected' || one.state === 'initialised')
    if (open) return showQuote(turn, open.id, t('solar.visitWithOrder', { name: open.offer.name }))
    const reply = await showSolar(turn, act)
    const free = await freeVisits(turn)
    return {
      ...reply,
      memory: { ...reply.memory, notes: { ...reply.memory?.notes, ...tellingTimes(free) } },
      messages: [
        ...say(`${t('visit.freeThen', { times: timesText(turn, free) })} ${t('solar.visitFirst')}`).messages,
        ...reply.messages,
      ],
    }
  }
  const slots = visitSlots(await ctx.gridNow(), ctx.env.TIME_ZONE)
  const reply = say(
    t('solar.visitAt', {
      name: order.offer.name,
      when: order.visitAt ? whenText(turn).dayTime(order.visitAt) : t('solar.visitOpen'),
    }),
    {
      type: 'form',
      form: 'visit',
      title: t('solar.visitForm'),
      fields: [
        {
          name: 'slot',
          label: t('solar.visitWhen'),
          kind: 'choice',
          options: slots.map((slot) => ({ value: slot.toISOString(), label: whenText(turn).dayTime(slot) })),
        },
      ],
      action: 'visit.move',
      submitLabel: t('solar.visitSave'),
      state: 'open',
      summary: t('solar.visitForm'),
    },
  )
  return { ...reply, memory: { notes: tellingTimes(slots.map((slot) => slot.toISOString())) } }
}

/** The visit form's button. */
export async function chooseVisit(turn: Turn, values: Record<string, unknown>): Promise<Reply> {
  const { t, ctx } = turn
  const order = await moveVisit({ ctx, input: { slot: String(values.slot ?? '') } })
  return say(
    t('solar.visitMoved', { when: whenText(turn).dayTime(order.visitAt!) }),
    await ordersPart(turn, [order]),
  )
}
