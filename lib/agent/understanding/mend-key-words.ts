import { editDistance } from '@/lib/agent/understanding/spelling'

/** Words whose meaning is a value, not a topic: a slip in one of them loses what was meant. */
const KEY_WORDS = [
  ...['first', 'second', 'third', 'fourth', 'number', 'option', 'spanish', 'english', 'enroll', 'program'],
  ...[
    'primero',
    'primera',
    'segundo',
    'segunda',
    'tercero',
    'tercera',
    'numero',
    'opcion',
    'espanol',
    'ingles',
  ],
]
const KNOWN = new Set(KEY_WORDS)

/** "the secnod one" is the second one: one slip of the fingers in a word that nobody uses otherwise. */
export function mendKeyWords(folded: string, isOrdinary: (word: string) => boolean): string {
  return folded.replace(/[a-z]{4,}/g, (word) => {
    if (KNOWN.has(word) || isOrdinary(word)) return word
    return KEY_WORDS.find((key) => word[0] === key[0] && editDistance(word, key, 1) !== undefined) ?? word
  })
}
