import { say } from '@/lib/agent/turn'
import { asks } from '@/lib/agent/understanding/only-asks'
import { chips } from './chips'
import { type Follow, followed, lately } from './follow-ups'
import { closeCards } from './proposals'
import { clausesOf } from './sentences'
import { otherDays } from './yes-no'

/** Said of the days on a card: "make it the 2nd", "actually till Sunday" */
const MAKES =
  /\b(?:make (?:it|that)|change (?:it|that)|set (?:it|that)|actually|instead|rather|better|i mean|meant|should be|no wait|until|till|through|hasta|mejor|cambi\w+|que sea|ponga\w*|pon\w*|digo)\b/
const DAY =
  /\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}(?:\/|-)\d{1,2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d|\b\d+ (?:days?|weeks?|dias?|semanas?)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:el |dia )\d{1,2}\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b/
const DIFFERENCE =
  /\b(?:differen\w*|differs?|same (?:as|thing)|versus|vs|compar\w*|or (?:just |do i )?paus\w*|diferenci\w*|lo mismo|distint\w*|parecid\w*)\b/
const PAUSE = /\b(?:paus\w*|break)\b/
const AWAY =
  /\b(?:away|vacation|absence|holiday|trip|that|this|it|fuera|ausen\w*|vacacion\w*|viaje|eso|esto)\b/
const SAYS_NO = /^\W*(?:(?:hm+|um+|well|eh)\W+)*(?:no\b|nah|not\b)/

/** At a card about days: other days for it, and what the two ways of a break differ in. */
export const followCardDays: Follow = async ({ turn, words, asks: asked }) => {
  const { memory, t } = turn
  const card = memory.asking === 'proposal' ? memory.proposal : undefined
  const ofBreaks = card && /^(?:vacation|pause)$/.test(card.kind)
  if (
    asked &&
    DIFFERENCE.test(words) &&
    PAUSE.test(words) &&
    AWAY.test(words) &&
    (ofBreaks || lately(turn, /^(?:vacation\.pause|programs\.pause)$/, 3))
  )
    return followed('programs.pause', async () => {
      const leaves = ofBreaks && SAYS_NO.test(words)
      if (leaves) await closeCards(turn, 'declined')
      return {
        ...say(
          [...(leaves ? [t('proposal.declined')] : []), t('vacation.difference')].join(' '),
          chips(turn, ['pause30']),
        ),
        ...(leaves
          ? { memory: { proposal: undefined, asking: undefined, askedAt: undefined, expecting: undefined } }
          : {}),
      }
    })
  if (!ofBreaks || asked || !MAKES.test(words) || !DAY.test(words)) return undefined
  // "Make it the 2nd, we land late on the 1st": only the words that change it name its day.
  const clauses = clausesOf(turn.text)
  const changing =
    clauses.find((clause) => MAKES.test(clause.toLowerCase()) && DAY.test(clause.toLowerCase())) ??
    clauses.find((clause) => DAY.test(clause.toLowerCase()) && !asks(clause))
  if (!changing) return undefined
  const text = changing.replace(
    /(?<!\b(?:until|till|through|from|hasta|del?|on|al?) )\b(?:the |el (?:dia )?)(\d{1,2})(st|nd|rd|th)?\b/i,
    'until the $1$2',
  )
  const reply = await otherDays({
    ...turn,
    text: text.replace(
      /\buntil the (\d{1,2})(?!\d|st|nd|rd|th)/i,
      (_, day: string) => `until the ${day}${ending(Number(day))}`,
    ),
  })
  return reply && followed(card.kind === 'pause' ? 'programs.pause' : 'vacation.pause', async () => reply)
}

function ending(day: number): string {
  return day % 10 === 1 && day !== 11
    ? 'st'
    : day % 10 === 2 && day !== 12
      ? 'nd'
      : day % 10 === 3 && day !== 13
        ? 'rd'
        : 'th'
}
