import { asks } from '@/lib/agent/understanding/only-asks'

const INTERJECTION =
  /(?<=^|[\s,.!])(?:(?:but|wait|ok|okay|pero) )?(?:hold on|hang on|hold up|wait(?: a (?:sec|second|minute|moment))?|esper[ae](?:me|n)?(?: un (?:momento|segundo|minuto))?)(?: a (?:sec|second|minute|moment))?(?=\s*[,.!…-]|\s+(?:do|does|did|is|are|what|how|when|can|will|would|why|que|cuanto|como)\b)[\s,.!…-]*/i
const FEWEST_WORDS = 4

/** "Yes but hold on, do I lose the $10?" pauses nothing: the question behind it is what is said. */
export function withoutHoldOn(text: string): string {
  const rest = text.replace(INTERJECTION, ' ').replace(/\s+/g, ' ').trim()
  return rest !== text && rest.split(' ').length >= FEWEST_WORDS && asks(rest) ? rest : text
}
