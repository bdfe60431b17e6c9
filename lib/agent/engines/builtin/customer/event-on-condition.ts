import { say } from '@/lib/agent/turn'
import { saysIf } from '@/lib/agent/understanding/conditions'
import { newestOpenEvent } from './event-answers'
import { showNextEvent } from './event-topics'
import { actFor, type Follow, followed, lately } from './follow-ups'

const AGREES =
  /\b(?:(?:then|so|if so),? (?:yes|ok|fine|sure|i'?m in|count me in)|yes|yeah|ok|okay|fine|sure|i'?m in|im in|count me in|i(?:'ll| will|'d)? (?:do it|join|take part|participate|accept|agree)|si|acepto|me apunto|participo|dale|de acuerdo|cuenten conmigo)\b/
const OF_OTHER = /\b(?:solar|panels?|order|quote|leave|program|pedido|paneles|cotizacion|programa)\b/
const AM_I_IN =
  /\b(?:so )?(?:am i|are we|did (?:you|u) (?:put|write|sign|mark|note|count)(?: me| it| that| us)?(?: down| in| up)*)\b.{0,14}\b(?:in|out|down|taking part|participating|signed up|join\w*|counted)\b.{0,24}\b(?:tonight|today|it|this one|event|not|this)\b|\b(?:estoy|quede|quedo|me (?:apunto|anoto|puso))\b.{0,16}\b(?:dentro|apuntad[oa]|anotad[oa]|inscrit[oa])?.{0,10}\b(?:hoy|esta noche|el evento|o no)\b/

/** "Esta noche sí participo": the accent tells a stressed yes from an if. */
const withoutStress = (text: string) => text.normalize('NFC').replace(/(?<!\p{L})sí(?!\p{L})/giu, ' ')

/** "Only if the car is full at 7. If so, yes": the event is shown with what holds for it, and what its answer is so far. */
export const followEventOnCondition: Follow = async (heard) => {
  const { turn, words } = heard
  if (turn.memory.asking || OF_OTHER.test(words)) return undefined
  const asked = AM_I_IN.test(words)
  const asksIfOk = /\b(?:is|would|will) (?:it|that|this) (?:be )?(?:ok|okay|fine|alright|a problem)\b/.test(
    words,
  )
  const agrees =
    !asksIfOk && saysIf(withoutStress(turn.text)) && AGREES.test(words) && lately(turn, /^events\./, 2)
  if (!asked && !agrees) return undefined
  const event = await newestOpenEvent(turn)
  if (!event) return undefined
  const key = asked
    ? `eventAnswer.${event.state === 'accepted' || event.state === 'declined' ? event.state : 'asked'}`
    : event.unanswered
      ? 'eventAnswer.onCondition'
      : undefined
  if (!key) return undefined
  return followed('events.next', async () => {
    const shown = await showNextEvent(turn, actFor('events.next', heard))
    const messages = shown.messages.map((message) => ({
      ...message,
      parts: message.parts.filter(({ type }) => type !== 'text'),
    }))
    const [first, ...rest] = messages
    const [told] = say(turn.t(key)).messages
    return { ...shown, messages: [{ ...told!, parts: [...told!.parts, ...(first?.parts ?? [])] }, ...rest] }
  })
}
