import { say, type Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import type { Opening } from './openings'
import { openOrder } from './yes-no'

const LEAD =
  '(?:(?:so|and|but|wait|ok|okay|hey|um+|what|oh|no|you mean|does that mean|then|entonces|y|pero|espere|espera|oiga|o sea|eh|ay|quiere decir que)\\b[\\s,.!?]*)*'
const ADVERB = '(?:(?:now|already|really|actually|all|then|been|ya|ahora) )*'
const DONE =
  '(?:cancell?ed|deleted|erased|removed|done|moved|changed|paused|resumed|added|noted|sent|passed on|gone|through|out|in|left|enrolled|signed up|joined|confirmed|booked|ordered|placed|set|saved)'
const HECHO =
  '(?:cancelad[oa]|borrad[oa]|eliminad[oa]|quitad[oa]|hech[oa]|movid[oa]|cambiad[oa]|pausad[oa]|anadid[oa]|agregad[oa]|anotad[oa]|enviad[oa]|inscrit[oa]|dentro|fuera|confirmad[oa]|pedid[oa])'
const TAIL =
  '(?:[\\s,]+(?:now|already|yet|or not|or no|or what|o no|ya|right|then|for sure|then|verdad|in it|of it))*[\\s?!.]*'
/** "So is it canceled or not?": whether what waits for a yes was done already */
const WHETHER_DONE = new RegExp(
  `^${LEAD}(?:${[
    `(?:is|was|has|are|am|did) (?:it|that|this|i|we|everything|the \\w+|my \\w+) ${ADVERB}(?:${DONE}|go (?:through|out))`,
    `i ?'?m ${ADVERB}(?:in|out|enrolled|signed up)(?=.*\\?)`,
    `(?:did|have|has) you ${ADVERB}(?:cancel|delet|remov|mov|paus|add|not|send|sent|pass|enroll|order|do|done|sign)\\w*(?: (?:it|that|me|this))?(?: (?:on|up|out))?`,
    `(?:ya )?(?:esta|estoy|quedo|quede|se quedo|lo tiene|la tiene) ${ADVERB}${HECHO}`,
    '(?:ya )?(?:lo|la|me) (?:cancel|borr|movi|paus|anadi|agreg|anot|envi|inscribi|quit)\\w+',
  ].join(
    '|',
  )})${TAIL}(?:(?:but )?(?:i|we) (?:did ?n'?t|did not|never|have ?n'?t) (?:confirm\\w*|agree\\w*|say yes|said yes|sign\\w*)(?: (?:it|that|anything|yet|up))*|(?:pero )?no (?:he |lo )?(?:confirm\\w+|acept\\w+|dije que si))?[\\s?!.]*$`,
)

/** What waits for a yes is not done: said so when asked, and the question stands. */
export async function notYetOpening(turn: Turn): Promise<Opening | undefined> {
  const { memory, t } = turn
  if (memory.expecting !== 'yes-no' || memory.strayed) return undefined
  const words = plainSpanish(foldText(turn.text))
    .trim()
    .replace(/^[\s¿¡]+/, '')
  if (!/[?¿]/.test(turn.text) && !/\b(?:or not|o no)\b/.test(words)) return undefined
  if (!WHETHER_DONE.test(words)) return undefined
  const order = memory.asking === 'order' ? await openOrder(turn) : undefined
  const title = memory.asking === 'proposal' ? memory.proposal?.title : order?.offer.name
  if (!title) return undefined
  const told = say(t(order ? 'order.notYet' : 'proposal.notYet', { title }))
  return { reply: { ...told, memory: { notes: { toldOpen: true } } }, rest: '' }
}
