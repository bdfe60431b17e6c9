import { fitContext } from '@/lib/agent/understanding/fit-context'
import { type Intent, writeIntents } from '@/lib/agent/understanding/intent'
import { negatedIntent } from '@/lib/agent/understanding/negation'
import { foldText, normalizeText } from '@/lib/agent/understanding/normalize-text'
import { plainForm } from '@/lib/agent/understanding/plain-forms'
import type { ReadClause } from '@/lib/agent/understanding/read-clause'
import { onlyTells } from '@/lib/agent/understanding/request-start'
import {
  type Act,
  askBelowConfidence,
  type Slots,
  type UnderstandingContext,
} from '@/lib/agent/understanding/understanding'

/** Decides what one clause wants: values that settle it, else the learnt intent, fitted to what is on the table. */
export function actOf(clause: ReadClause, context: UnderstandingContext): Act {
  const settled = settledByValue(clause, context)
  if (settled) return { ...settled, slots: withPolarity(settled.intent, clause.slots), span: clause.text }
  const { intent, confidence, guesses } = learntIntent(clause, context)
  const normalized = normalizeText(foldText(clause.text))
  if (intent === 'other-customer' && tellsWhoPays(clause.text))
    return { intent: 'remark', confidence: 0.5, slots: clause.slots, span: clause.text }
  if (context.audience === 'customer' && asksAboutOthers(intent, normalized) && !tellsWhoPays(clause.text)) {
    return { intent: 'other-customer', confidence: 0.85, slots: clause.slots, span: clause.text }
  }
  const negated = negatedIntent(intent, normalized)
  if (negated)
    return {
      intent: negated,
      confidence: Math.min(0.9, Math.max(confidence, 0.7)),
      slots: { ...clause.slots, negated: true, polarity: 'no' },
      span: clause.text,
    }
  const slots = withPolarity(intent, clause.slots)
  const unsure = confidence < askBelowConfidence && guesses
  return { intent, confidence, slots, span: clause.text, ...(unsure && { guesses }) }
}

/** "There's gotta be a catch" */
const asksCatch = /\b(?:a|the|any) catch\b|\bwhats? the catch\b/

/** "Show me solar offers around 5 kW" */
const seeksOffers =
  /^(?:please |can you |could you |puede[ns]? )?(?:show|list|give|find|see|i'?d like to see|i want to see|muestr\w+|ensen\w+|quiero ver|ver)\b.{0,30}\b(?:solar|panels?|systems?|paneles|placas|sistemas?)\b/

/** "I want that battery program": taking it, not asking about it. */
const wantsProgram =
  /^(?:(?:but|pero|ok|okay|so|then|well|please|alright|good|great|bueno|pues|entonces|vale),? )*(?:(?:i|we)(?: would|'d)? (?:really )?(?:want|like)|i'?ll take|wanna have|(?:i|we)(?:'d| would)? (?:much )?rather (?:do|have|take|join|be (?:in|on)|go (?:with|for|into))|give me|(?:in|on)to|(?:now )?put (?:me|us|the meter|my meter|my (?:house|home)|the house) (?:in|into|on)|quiero|queremos|deme|dame) (?:(?:that|the|your) (?:program|plan|thing) (?:for|with|where) .{3,40}$|(?:that|the|this|your|el|la|lo|ese|esa) (?:(?:programa )?(?:del?|de la) )?(?:smart |home |electric )?\S+(?: \S+)? ?(?:programs?|programmes?|ones?|rebate)?(?: (?:for|with) (?:it|(?:the|my|our) \S+))?(?: as well| too| instead)?(?: please| por favor)?(?:$|[,.;!]))/

type Decided = { intent: Intent; confidence: number; guesses?: Intent[] }

/** A meter id or a code says by itself what the message is for. */
function settledByValue(clause: ReadClause, context: UnderstandingContext): Decided | undefined {
  if (context.audience === 'staff') return undefined
  const { slots, masked } = clause
  const words = masked.split(' ').length
  if (slots.meterId || slots.meterIdProblem) {
    const asksAbout = /\b(usage|bill|owner|who|show|neighbor|consum\w*|factura|quien|lives|address)\b/.test(
      masked,
    )
    if (context.signedIn && asksAbout) return { intent: 'other-customer', confidence: 0.85 }
    if (words <= 9 || context.expecting === 'meter-id') return { intent: 'auth.meter-id', confidence: 0.95 }
  }
  // A range of prices or sizes is one of offers.
  if (
    (slots.powerFromKw ?? slots.amountFromMinor) !== undefined &&
    !/\b(?:bill|pay|factura|recibo)\b/.test(masked)
  )
    return { intent: 'solar.search', confidence: 0.85 }
  if ((slots.powerKw ?? slots.amountMinor) !== undefined && seeksOffers.test(foldText(clause.text)))
    return { intent: 'solar.search', confidence: 0.85 }
  if (context.signedIn !== undefined && asksCatch.test(foldText(clause.text)) && !slots.amountMinor)
    return { intent: 'programs.catch', confidence: 0.8 }
  if (slots.deviceKind && wantsProgram.test(foldText(clause.text)) && !/[?¿]/.test(clause.text))
    return { intent: 'programs.enroll', confidence: 0.85 }
  const form = plainForm(foldText(clause.text))
  if (form) return { intent: form, confidence: 0.85 }
  if (slots.code && (words <= 8 || context.expecting === 'code'))
    return { intent: 'auth.code', confidence: 0.95 }
  return undefined
}

function learntIntent(clause: ReadClause, context: UnderstandingContext): Decided {
  const ranked = [...fitContext(clause, context)].sort((a, b) => b[1] - a[1])
  const [intent, score] = ranked[0] ?? ['out-of-scope' as Intent, 0]
  const total = ranked.reduce((sum, entry) => sum + entry[1], 0) || 1
  const share = score / total
  const lead = score / (score + (ranked[1]?.[1] ?? 0) || 1)
  // Reading the wrong page costs little: there a clear lead over the next guess will do.
  const sure = writeIntents.has(intent) ? share : (share + lead) / 2
  const known =
    intent === 'out-of-scope' ? 1 : familiarityFactor(clause.familiarity, writeIntents.has(intent))
  const guesses = ranked.slice(0, 3).map(([guess]) => guess)
  const confidence = Math.min(0.99, sure * known)
  const shown = confidence < askBelowConfidence ? sureOfSubject(ranked, total, known) : undefined
  return shown ?? { intent, confidence, guesses }
}

/** What a subject shows of itself to whoever asks about it */
const SHOWN: readonly Intent[][] = [
  ['solar.details', 'solar.search', 'solar.payback', 'solar.financing', 'solar.subsidy'],
  ['programs.details', 'programs.catch', 'programs.eligibility', 'programs.search'],
]

/** Sure of the subject and not of the question: what is most likely asked of it is told, which costs little when wrong. */
function sureOfSubject(ranked: [Intent, number][], total: number, known: number): Decided | undefined {
  const first = ranked[0]?.[0]
  const subject = SHOWN.find((intents) => first !== undefined && intents.includes(first))
  if (!subject || !first) return undefined
  const ofIt = ranked
    .filter(([intent]) => subject.includes(intent))
    .reduce((sum, [, score]) => sum + score, 0)
  const confidence = (ofIt / total) * known
  return confidence >= 0.5 ? { intent: first, confidence: askBelowConfidence + 0.03 } : undefined
}

/** Evidence nobody taught is no evidence: half-known phrases are asked about, and never acted on. */
function familiarityFactor(familiarity: number, write: boolean): number {
  if (write) return Math.min(1, Math.max(0.2, 0.2 + (familiarity - 0.4) * 2))
  return Math.min(1, 0.25 + (familiarity / 0.66) * 0.75)
}

/** Whatever is asked about somebody else's account is that question first. */
function asksAboutOthers(intent: Intent, normalized: string): boolean {
  return (
    /^(?:bill|usage|earnings|orders|privacy|devices\.list|programs\.mine|out-of-scope)\b/.test(intent) &&
    othersAccount.test(normalized)
  )
}

/** "My tenant pays the electric" tells about a home; it asks for nobody's account. */
function tellsWhoPays(text: string): boolean {
  return onlyTells(text) && /\b(?:pays?|paga[ns]?)\b/i.test(text)
}

const othersAccount =
  /\b(?:neighbors?|landlord|tenants?|next door|roommate|ex|friend|mother|father|mom|dad|sister|brother|son|daughter|grandm\w+|parents|someone else|another (?:customer|person)|other customers?|somebody else|vecin[oa]s?|inquilin[oa]|caser[oa]|herman[oa]|otro cliente|otra persona)\b.{0,18}\b(?:bill|usage|use|uses|account|consumption|data|readings|pays?|earn\w*|factura|consumo|cuenta|datos|recibo)\b|\b(?:bill|usage|account|consumption|data|readings|factura|consumo|cuenta|datos|recibo) (?:of|for|from|de) (?:my |the |mi |la |el )?(?:neighbors?|landlord|tenants?|house next door|mother|friend|ex|son|vecin[oa]|casa de al lado|otro)\b/

function withPolarity(intent: Intent, slots: Slots): Slots {
  if (intent === 'yes' || intent === 'events.accept' || intent === 'options.proceed')
    return { ...slots, polarity: 'yes' }
  if (intent === 'no' || intent === 'events.decline' || intent === 'options.decline')
    return { ...slots, polarity: 'no' }
  return slots
}
