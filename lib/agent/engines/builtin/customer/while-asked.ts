import type { Memory } from '@/lib/agent/memory'
import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { asides, type CustomerIntent, writeIntents } from '@/lib/agent/understanding/intent'
import { asks } from '@/lib/agent/understanding/only-asks'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { nearOf } from './strayed'

/** Names something of its own to be told about: not the change that waits. */
const OWN_TOPIC =
  /\b(?:how (?:much|many)|baseline|usage|used|kwh|bill|outages?|power (?:cut|out)|blackout|solar|panels?|events?|tonight|cu[aá]nt[oa]s?|consum\w+|factura|recibo|corte|apag[oó]n|paneles|placas|eventos?)\b/i
const POINTS_AT_IT = /\b(?:that|this|it|eso|esto|ello)\b/i
const WHAT_THEN =
  /\b(?:lose|owe|fees?|charged?|costs?|penalt\w+|multa|cobr\w+|cuesta|undo|undone|back|again|by itself|automatic\w*|restart\w*|resume\w*|pierdo|perder\w*|debo|deshacer\w*|volver|vuelve|sol[oa]|autom[aá]tic\w*|reanud\w*)\b/i
const MOST_WORDS = 16
/** Said to end what a card would end, these agree to it */
const ENDS_IT =
  /^(?:.*\b(?:yes|yeah|yep|ok|okay|sure|s[ií]|dale|vale|bueno|listo|then|entonces)\b[\s,]*)?(?:please )?(?:just )?(?:(?:kill|cancel|drop|scrap|delete|erase|remove|end|wipe) (?:it|them|that|this|everything|all|(?:the |my )?(?:thermostat|battery|car|ev|water heater|rebate|order|panels?|account|program)(?: (?:one|program))?)|c[aá]ncel[ae]l[oae]s?|b[oó]rr[ae]l[oae]s?|elim[ií]n[ae]l[oae]s?|qu[ií]t[ae]l[oae]s?|cancelad[oa])\b[^?]*$/i
const TAKES_OUT =
  /^(?:(?:yes|yeah|yep|ok|okay|sure|then|just|please|s[ií]|vale|dale|bueno|pues)[\s,.]+)+(?:please )?(?:just )?(?:(?:take|get|sign) me (?:out|off)|i (?:want|wanna) (?:out|to leave)|leave(?: it| the program)?|s[aá]qu?[ea]?n?me|quiero salir(?:me)?)\b[^?]*$/i
const NOT_IT = /\b(?:do not|don'?t|never|not|no|nunca)\b/i
const ENDING: ReadonlySet<string> = new Set(['leave', 'cancel-order', 'delete-account', 'device-remove'])

/** "Kill it" at a card that would cancel something says yes to it. */
export function agreesToEnd({ asking, proposal }: Memory, words: string): boolean {
  return (
    asking === 'proposal' &&
    ENDING.has(proposal?.kind ?? '') &&
    (ENDS_IT.test(words.trim()) || (proposal?.kind === 'leave' && TAKES_OUT.test(words.trim()))) &&
    !NOT_IT.test(words)
  )
}

/** A question about what a yes would do: answered by the terms themselves, which stay open. */
export function asksAboutProposal({ memory }: Turn, act: Act): boolean {
  const { asking, proposal, expecting } = memory
  if (asking !== 'proposal' || !proposal || expecting === 'choice' || !asks(act.span)) return false
  const intent = act.intent as CustomerIntent
  if (
    intent === 'safety.emergency' ||
    intent === 'repeat' ||
    (intent === 'out-of-scope' && act.confidence >= askBelowConfidence)
  )
    return false
  if (intent === 'programs.pause' && proposal.kind === 'leave') return false
  const unsure = act.confidence < askBelowConfidence
  const near = !unsure && (nearOf(memory)?.test(intent) ?? false) && !writeIntents.has(intent)
  if (near || asides.has(intent)) return false
  const short = act.span.split(/\s+/).length <= MOST_WORDS
  const pointed = POINTS_AT_IT.test(act.span) || WHAT_THEN.test(act.span)
  if (writeIntents.has(intent)) return pointed && short
  return short && (unsure || pointed) && !OWN_TOPIC.test(act.span)
}

export function tellProposal(turn: Turn): Reply {
  const { memory, t } = turn
  return say(t('proposal.terms', { text: memory.proposal!.text }))
}
