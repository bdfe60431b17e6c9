import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'

const WISH =
  /\b(?:apunt|inscrib|anot|met|registr|pon|pong)(?:a|e|an|en)?(?:me|nos)\b|\b(?:me|nos) (?:apunt|inscrib|un|sum|meto|met)\w*\b|\b(?:quiero|queremos|quisiera|prefiero|me quedo con|escojo|elijo|vamos con)\b|\b(?:sign|put|enroll|get) (?:me|us)\b|\b(?:i|we)(?:'?d like|'?ll take| want| would like)\b|\bjoin\b/
const NOT_WISHED =
  /\b(?:no|not|n'?t|nunca|never|ya no|salir\w*|leave|quit|dejar|if|unless|saber|know|info\w*|detalle\w*)\b|(?<=\S )si\b/
/** Asks for something of its own, or tells what decides whether one may join */
const ORDERS =
  /\b(?:oxigen|oxygen|medic|maquina|machine|dialis|dialys|respirador|ventilat|equipo|equipment)\w*|\b(?:cancel|borr|elimin|quit[aeo]|saqu|sac[ao]|paus|agreg|anad|report|llam|muestr|ensen|dim|dig[ao]|explic|cuent|cambi|manda|mand[eo]|envi|leav|show|tell|add|remov|delet|call|stop|swap|switch|chang|send|explain|list)\w*/
const PUZZLED = /^\W*(?:que|como|mande|eh|what|huh|hm+)\W*$/
const PARTS = /(?<=[.!?;\n])\s+|\s*,\s*|\s+(?=(?:but|pero)\s)/

/**
 * "My mother lives elsewhere. Put me in Comfort Flex": where everything else only tells, the wish that names a program is
 * the message. Undefined when there is none, or when another part asks or orders something.
 */
export function namedWish(text: string, names: readonly string[]): string | undefined {
  const parts = text.split(PARTS).filter((part) => /\p{L}/u.test(part ?? ''))
  if (parts.length < 2) return undefined
  const folded = parts.map((part) => plainSpanish(foldText(part)))
  const named = (words: string) => names.some((name) => words.includes(foldText(name)))
  const at = folded.findIndex((words, i) => named(words) && WISH.test(words) && !asks(parts[i]!))
  if (at < 0 || NOT_WISHED.test(folded[at]!)) return undefined
  const others = folded.filter((_, i) => i !== at)
  const quiet = others.every(
    (words, i) => PUZZLED.test(words) || (!asks(parts.filter((_, j) => j !== at)[i]!) && !ORDERS.test(words)),
  )
  return quiet ? parts[at]!.replace(/^\s*(?:but|pero)\s+/i, '') : undefined
}
