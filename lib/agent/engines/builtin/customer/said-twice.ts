import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Part } from '@/lib/protocol/message'
import { chips } from './chips'
import { messageBefore, textOf } from './message-before'

/** Said of an answer that missed: the same one again would miss again. */
const NOT_IT =
  /\b(?:(?:not|n'?t) (?:what i|my question|answer\w*|asking|help\w*)|ignor\w+|i asked|i said|i mean|i meant|wrong (?:one|answer)|useless|read (?:what|my)|again with|still not|no!|no es lo que|no pregunte|le pregunte|te pregunte|no me (?:contest|respond)\w+|quise decir|me refiero)/
/** A login code, as it is stored */
const SIGNED_IN = /••••••/
const BIG: readonly Part['type'][] = ['table', 'offers', 'comparison', 'usage', 'enrollments']
const PLAIN: readonly Part['type'][] = [...BIG, 'text', 'suggestions']

/**
 * The answer before, word for word, is no answer to other words: who says it was not what they asked gets an honest
 * "that is all I know", and a card is not shown twice in a row. Cards that wait for something are left alone.
 */
export async function notTwice(turn: Turn, reply: Reply): Promise<Reply> {
  const { text, t, action } = turn
  const parts = reply.messages.flatMap((message) => message.parts)
  if (action || parts.some(({ type }) => !PLAIN.includes(type))) return reply
  const now = textOf(parts)
  if (!now) return reply
  if (textOf(await messageBefore(turn, 'agent')) !== now) return reply
  const asked = textOf(await messageBefore(turn, 'customer'))
  // What was shown beside a code or a meter number was taken up from before, and is asked for now.
  if (SIGNED_IN.test(asked)) return reply
  const sameWords = foldText(asked) === foldText(text)
  const missed = NOT_IT.test(foldText(text))
  const big = parts.some(({ type }) => BIG.includes(type))
  // A fact is told by what these very words ask for: it is the answer, whatever was said around it.
  if (Array.isArray(reply.memory?.notes?.solarFacts) || (sameWords && !missed)) return reply
  if (missed && !big) return { ...say(t('scope.notThat'), chips(turn, ['person'])), memory: reply.memory }
  if (!big) return reply
  return { ...say(`${now} ${t('scope.asSaid')}`, chips(turn, ['person'])), memory: reply.memory }
}
