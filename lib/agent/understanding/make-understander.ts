import { detectLocale } from '@/lib/agent/understanding/detect-locale'
import { soundsLikeEmergency, withoutDenied } from '@/lib/agent/understanding/emergency'
import type { Audience, Locale } from '@/lib/agent/understanding/intent'
import {
  type IntentExamples,
  type IntentModel,
  trainIntentModel,
} from '@/lib/agent/understanding/intent-model'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { readActs } from '@/lib/agent/understanding/read-acts'
import type { Act, Understander } from '@/lib/agent/understanding/understanding'

export type ExampleSet = Record<Audience, Record<Locale, IntentExamples>>

/** Trains all languages and audiences once; what it returns is pure and deterministic. */
export function makeUnderstander(examples: ExampleSet): Understander {
  const models = new Map<string, IntentModel>()
  for (const audience of ['customer', 'staff'] as const) {
    for (const locale of ['en', 'es'] as const) {
      if (Object.keys(examples[audience][locale].byIntent).length === 0) continue
      models.set(`${audience} ${locale}`, trainIntentModel(examples[audience][locale], locale))
    }
  }
  const understander: Understander = (text, context) => {
    const shortened = text.slice(0, longestRead)
    const detected = detectLocale(shortened, context.locale)
    const model = models.get(`${context.audience} ${detected}`) ?? models.get(`${context.audience} en`)
    if (!model) return { locale: detected, acts: [] }
    const inContext = { ...context, locale: detected }
    const acts = readActs(shortened, inContext, model)
    const folded = foldText(shortened)
    const plain = withoutDenied(folded)
    // "No smoke, no smell, it just flickers" is read by what it says is there.
    const told =
      plain !== folded && !soundsLikeEmergency(shortened) && acts.some(isEmergency)
        ? readActs(plain, inContext, model).map((act) => ({ ...act, span: shortened }))
        : acts
    return { locale: detected, acts: safetyFirst(told, shortened, context.audience) }
  }
  warmUp(understander)
  return understander
}

/** The first reading of anything is slow while code is compiled: nobody should be the one who waits for it. */
function warmUp(understander: Understander): void {
  for (const audience of ['customer', 'staff'] as const) {
    for (const text of [
      'yes, but what does the second one cost?',
      'no, show me what is under $8,000 tomorrow',
      'hola, ¿cuánto es?',
    ]) {
      understander(text, { audience, signedIn: true })
    }
  }
}

/** Nobody asks a thing in more words than this, and reading time grows with them. */
const longestRead = 1200

function isEmergency({ intent }: Act): boolean {
  return intent === 'safety.emergency'
}

function safetyFirst(acts: Act[], text: string, audience: Audience): Act[] {
  if (audience === 'staff') return acts
  const alongside = new Set<string>(['outage.report', 'fault.report', 'outage.status'])
  const said = acts.find((act) => act.intent === 'safety.emergency' && act.confidence >= 0.45)
  const others = acts.filter((act) => act.intent !== 'safety.emergency' && !alongside.has(act.intent))
  if (said) return [said, ...others]
  if (!soundsLikeEmergency(text)) return acts
  const meaningful = others.filter((act) => act.confidence >= 0.75 && act.intent !== 'out-of-scope')
  return [{ intent: 'safety.emergency', confidence: 0.95, slots: {}, span: text }, ...meaningful]
}
