import { foldText } from '@/lib/agent/understanding/normalize-text'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { readQuantities } from '@/lib/agent/understanding/read-quantities'
import { readDayWords, readWhen } from '@/lib/agent/understanding/read-when'
import type { Slots } from '@/lib/agent/understanding/understanding'

const SENTENCE = /(?<=[.!?;])\s+|\n+|:\s+/
const PAUSES = /\b(?:paus\w*|descans\w*|break|hold|suspend\w*)\b/
const SPAN = '(?:\\d+|una?|one|an?|dos|tres|two|three) ?(?:dias?|semanas?|mes(?:es)?|days?|weeks?|months?)'
/** "Un día no, mínimo tres semanas": what was refused is not meant. */
const REFUSED = new RegExp(
  `\\b${SPAN},? no\\b|\\b(?:not|no) (?:just |solo |por )?${SPAN}\\b(?!,? (?:minimum|minimo))`,
  'g',
)
const VAGUE =
  /\b(?:unas|algunas|varias|unos|algunos|varios|pocas|pocos|a few|some|several) (?:semanas|dias|meses|weeks|days|months)\b|\b(?:un tiempo|una temporada|un rato largo|for a while|for some time|some time)\b/

/** The days that a pause was wished for: those of its own sentence, and of what is refused none; `told` when that left something out. */
export function pauseDays(text: string): { slots: Slots; vague: boolean; told: boolean } {
  const sentences = text.split(SENTENCE)
  const own = sentences.length > 1 ? sentences.filter((one) => PAUSES.test(foldText(one))) : []
  const words = digitsForNumberWords(foldText(own.length > 0 ? own.join('. ') : text))
  const kept = words.replace(REFUSED, ' ')
  const found = [...readWhen(kept), ...readQuantities(kept)].map((one) => one.slots)
  const slots = Object.assign({}, readDayWords(kept), ...found.reverse()) as Slots
  return { slots, vague: VAGUE.test(words), told: own.length > 0 || kept !== words }
}
