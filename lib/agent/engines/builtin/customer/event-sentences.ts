import { type Reply, say } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { newestOpenEvent, OF_PROGRAM, type OpenEvent, replyToEvent } from './event-answers'
import { showNextEvent } from './event-topics'
import { answerInSentences } from './event-words'
import { actFor, type Follow, followed, type Heard, lately, waitsForYes } from './follow-ups'

const OF_TONIGHT =
  /\b(?:tonight|today|this (?:one|time|event|evening)|the event|hoy|esta (?:noche|vez|tarde)|est[ae] evento|el evento)\b/
const WHEN = /\b(?:what time|when|a que hora|cuando|la hora)\b/
/** Orders, programs and cards of their own are ended by their own words. */
const OF_OTHER = /\b(?:pedido|order|solar|paneles|placas|cuenta|account|reporte|report|ticket|visita|visit)\b/

/** An answer to the event of today told in a whole sentence: taken back, given again, or given beside a question. */
export const followEventSentences: Follow = async (heard) => {
  const { turn, words, count } = heard
  if (count > 30 || waitsForYes(turn) || OF_OTHER.test(words) || OF_PROGRAM.test(words)) return undefined
  const talked = lately(turn, /^(?:events\.|reward\.|baseline\.)/, 3)
  const near = talked || OF_TONIGHT.test(words)
  const may = ['accepted', 'declined'].some((state) => answerInSentences(words, state, near))
  if (!may) return undefined
  const event = await newestOpenEvent(turn)
  const answer = event && answerInSentences(words, event.state, near)
  if (!event || !answer) return undefined
  if (answer === 'undo')
    return talked || near ? followed('events.decline', () => undo(heard, event)) : undefined
  if (answer === 'decline')
    return isConditional(turn.text) && !/\bpero\b|\bbut\b/.test(words)
      ? undefined
      : followed('events.decline', () => replyToEvent(turn, event.activationId, false))
  return followed('events.accept', async () => {
    const reply = await replyToEvent(turn, event.activationId, true)
    return answer === 'accept' ? reply : withConsequence(heard, event, reply)
  })
}

/** A yes that was not meant is taken back: who has not said yes takes part in nothing. */
async function undo(heard: Heard, event: OpenEvent): Promise<Reply> {
  const { turn, words } = heard
  const reply = await replyToEvent(turn, event.activationId, false)
  const told = say(turn.t('events.undone'), chips(turn, ['takePart']))
  const shown = WHEN.test(words) ? await showNextEvent(turn, actFor('events.next', heard)) : undefined
  return { ...reply, messages: [...told.messages, ...(shown?.messages ?? [])] }
}

/** What it means to be late or to use more after all: the program's own words about saying no. */
async function withConsequence({ turn }: Heard, event: OpenEvent, reply: Reply): Promise<Reply> {
  const row = await turn.ctx.db.participant.findUniqueOrThrow({
    where: { activationId_meterId: { activationId: event.activationId, meterId: event.meterId } },
  })
  const program = (await programsOnSale(turn)).find((one) => one.id === row.programId)
  const told = say(
    turn.t('events.ifLess', { sayingNo: program?.terms.card.sayingNo?.[turn.locale] ?? '' }).trim(),
    chips(turn, ['notThisTime']),
  )
  return { ...reply, messages: [...reply.messages, ...told.messages] }
}
