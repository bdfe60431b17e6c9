import type { Memory } from '@/lib/agent/memory'
import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { asides, type CustomerIntent, writeIntents } from '@/lib/agent/understanding/intent'
import { asks } from '@/lib/agent/understanding/only-asks'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { nearOf } from './strayed'

/** Names something of its own to be told about: not the change that waits. */
const OWN_TOPIC =
  /\b(?:how (?:much|many)|baseline|usage|used|kwh|bill|outages?|power (?:cut|out)|blackout|solar|panels?|events?|tonight|cu[aá]nt[oa]s?|consum\w+|factura|recibo|corte|apag[oó]n|paneles|placas|eventos?)\b/i
const POINTS_AT_IT = /\b(?:that|this|it|eso|esto|ello)\b/i
const WHAT_THEN =
  /\b(?:lose|owe|fees?|charged?|costs?|penalt\w+|multa|cobr\w+|cuesta|undo|undone|back|again|by itself|automatic\w*|restart\w*|resume\w*|still|afterwards?|from then on|todav[ií]a|despu[eé]s|seguir[ií]a\w*|sigo|quedo|pierdo|perder\w*|debo|deshacer\w*|volver|vuelve|sol[oa]|autom[aá]tic\w*|reanud\w*)\b/i
/** "What happens if I say yes?" */
const IF_YES =
  /\b(?:if|when|once) i (?:say|press|tap|click|answer) (?:yes|ok|it)\b|\bwhat (?:does|would|will) (?:a|my|the) yes\b|\bsi (?:digo|pulso|respondo) que s[ií]\b/i
/** "What exactly is deleted?" */
const WHAT_WOULD =
  /^\W*(?:(?:and|so|ok|okay|but|well|wait|y|pero|entonces|bueno)\W+)*(?:what|which (?:things|parts|data)|qu[eé]|cu[aá]les)\b(?: (?:exactly|all|else|exactamente|todo|m[aá]s))?.{0,16}\b(?:deleted|erased|removed|lost|gone|cancell?ed|changed|happens? (?:then|if|exactly|to (?:me|it|that))|would happen|(?:will|would) you (?:do|delete|remove|cancel)|borra\w*|elimina\w*|pierd\w+|cancela\w*|cambia\w*|pasa(?:r[ií]a)? (?:entonces|si|con))\b/i
/** "How much would you charge me?", at the card that would end something */
const COSTS_NOW =
  /^\W*(?:(?:and|so|ok|okay|but|well|wait|y|pero|entonces|bueno)\W+)*(?:how much (?:is (?:the fee|it to)|would|will|do you|does (?:it|that))\b.{0,24}\b(?:cost|charge|fee|pay|owe|lose)\w*|what(?:'s| is| would be) the (?:fee|charge|penalty|cost)|(?:is|are) there (?:a |any )?(?:fee|charge|cost|penalty)s?|cu[aá]nto (?:me |nos )?(?:cobran|cobrar[ií]an|cuesta|costar[ií]a|sale|debo)|(?:me|nos) (?:cobran|cuesta) (?:algo|dinero)|hay (?:multa|cargo|alg[uú]n cargo|alg[uú]n costo))\b(?!.{0,30}\b(?:panel|system|program|event|month|placas|sistema|programa|evento|mes)\w*)/i
const MOST_WORDS = 16
const NOT_IT = /\b(?:do not|don'?t|never|not|no|nunca)\b/i

const REFUSES_IT =
  /\b(?:rather not|better not|let'?s not|not (?:for me|after all|going (?:ahead|through)|interested|now|today)|don'?t want (?:it|this|that)(?: after all)?|changed my mind|i'?ll (?:pass|skip|leave it)|forget (?:it|about it)|never ?mind|no thanks?|prefiero no|mejor no|ya no (?:lo )?quiero|no me interesa|d[eé]jal[oa]|d[eé]jel[oa]|lo dejo|olv[ií]d[ae]l[oa]|no,? gracias|otro d[ií]a|me lo pienso|lo pienso)\b/i
const GOES_AHEAD =
  /^(?:(?:ok|okay|yes|yeah|alright|all right|great|good|perfect|fine|cool|well|then|so|bueno|vale|pues|s[ií]|venga|listo|perfecto)[\s,.!]+)*(?:please )?(?:let'?s (?:do (?:it|this)|go(?: for it)?)|go (?:for it|ahead)|do it|please do|sounds? (?:good|great|fine)|i'?m in|count me in|sign me up|i (?:agree|accept|confirm)|that works|works for me|deal|book it|place (?:the|my) order|order it|i(?:'ll| will)? (?:want|take) (?:it|that|this)(?: one)?|l[oa] quiero|me l[oa] (?:llevo|quedo)|lock it in|you have my yes|adelante|h[aá]gal[oe]|hazlo|dale|acepto|confirmo|de acuerdo|trato hecho|me apunto|ap[uú]ntame|ap[uú]nteme|inscr[ií]b[ae]me|le entro|me animo|venga va)(?:[\s,.!]+(?:then|now|please|thanks|thank you|do it|pues|entonces|por favor|gracias))*[\s,.!]*$/i
/** "Sign me up", "I'll take it": a yes to what gives something, and none to what ends it */
const TAKES =
  /\b(?:count me in|sign me up|take it|want it|order|book it|ap[uú]nt\w+|inscr\w+|l[oa] quiero|me animo|le entro|i'?m in)\b/i
const JOINS = /^(?:resume|device-add|ticket|medical|vacation)$/
/** What such words are read as when they are not read as an answer */
const NOT_CLEAR =
  /^(?:choose|correct-choice|other-one|programs\.enroll|solar\.order|events\.accept|events\.decline|goodbye|thanks|small-talk|remark|out-of-scope|yes|no|stop|programs\.leave|orders\.cancel)$/

/** "I want it" at a card that would end something */
export function takesWhatWouldEnd(
  { asking, proposal }: Pick<Memory, 'asking' | 'proposal'>,
  words: string,
): boolean {
  const joins = JOINS.test(proposal?.kind ?? '') || typeof proposal?.data.next === 'string'
  return asking === 'proposal' && !joins && TAKES.test(words)
}

/** A plain yes or no in other words, while a card waits: nothing of one's own is named and nothing is asked. */
export function saidPlainly(
  { asking, expecting, proposal }: Memory,
  { intent, slots, confidence }: Act,
  words: string,
): 'yes' | 'no' | undefined {
  if (!asking || expecting === 'choice' || slots.hedgedYes || asks(words)) return undefined
  if (confidence >= askBelowConfidence && !NOT_CLEAR.test(intent)) return undefined
  if (slots.offerId || slots.programId || slots.ordinal !== undefined || slots.deviceKind) return undefined
  if (REFUSES_IT.test(words) && !/\b(?:but|instead|pero|en vez)\b/i.test(words)) return 'no'
  if (takesWhatWouldEnd({ asking, proposal }, words)) return undefined
  return GOES_AHEAD.test(words.trim()) && !NOT_IT.test(words) && !isConditional(words) ? 'yes' : undefined
}

/** A question about what a yes would do: answered by the terms themselves, which stay open. */
export function asksAboutProposal({ memory }: Turn, act: Act): boolean {
  const { asking, proposal, expecting } = memory
  if (asking !== 'proposal' || !proposal || expecting === 'choice' || !asks(act.span)) return false
  const intent = act.intent as CustomerIntent
  if (IF_YES.test(act.span) && intent !== 'safety.emergency') return true
  if (WHAT_WOULD.test(act.span) && act.span.split(/\s+/).length <= 10) return true
  if (COSTS_NOW.test(act.span) && act.span.split(/\s+/).length <= 9) return true
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
