import type { Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { readVisitWish } from '@/lib/agent/understanding/read-visit-wish'
import { saidToCard } from './card-sentences'
import type { Opening } from './openings'
import { readPaymentWords } from './payment-words'
import { answerYes, openOrder } from './yes-no'

/** "Nobody here has medical equipment, I agree. When do the 40 dollars come?" */
export async function cardOpening(turn: Turn): Promise<Opening | undefined> {
  const { memory, text, t } = turn
  if (memory.asking !== 'order' || memory.expecting === 'choice') return undefined
  if (!saidToCard(text) && memory.orderDomain !== 'dfp') return undefined
  if (memory.orderDomain === 'solar' && choosesOfQuote(text)) return undefined
  const order = await openOrder(turn)
  const said = order && saidToCard(text, order.offer.name)
  if (!said) return undefined
  if (said.agrees === 'on-condition')
    return said.asksBesides
      ? {
          reply: { messages: [] },
          rest: said.asksBesides,
          stillOpen: t('order.stillWaits', { name: order.offer.name }),
        }
      : undefined
  const asked = { ...turn, memory: { ...memory, strayed: undefined } }
  const reply = await answerYes(asked, { intent: 'yes', confidence: 1, slots: {}, span: text })
  return { reply, rest: said.asksBesides }
}

/** "Is the Wednesday one booked if I say yes? Then yes": a time or a loan named beside it is no yes to another. */
function choosesOfQuote(text: string): boolean {
  const { months, cash } = readPaymentWords(foldText(text), false)
  return readVisitWish(text) !== undefined || months !== undefined || cash
}
