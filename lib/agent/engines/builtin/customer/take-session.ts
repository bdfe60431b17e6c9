import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { asks } from '@/lib/agent/understanding/only-asks'
import { maskMeterId } from '@/lib/domain/meter-id'
import { endSessions } from '@/lib/usecases/sessions/end-session'
import { signOutNow } from './sign-out'
import type { Part, TakeOut } from './taken-out'

const SIGN_OUT =
  /\b(?:sign|log) (?:me |us |it |that |that one |him |her |them |everyone |everybody |everything |all (?:of )?(?:them|my devices) )?(?:out|off)\b|\b(?:signed|logged) (?:out|off) (?:of |on |from )?(?:every|all|any)\w*|\b(?:end|close|kill) (?:all |my |the |all my |all the )*(?:other )?sessions?\b|\bcierr\w+ (?:mi |la |las |todas |mis |mis otras |las otras |otras |las demas )*sesion(?:es)?\b|\bdesconect\w+me\b|\bsalir de (?:la|mi|todas las|mis) sesion(?:es)?\b/
const EVERYWHERE =
  /\b(?:everywhere|anywhere|every (?:device|place|where)|all (?:of )?(?:my |the |other )*(?:devices|phones|places|sessions|computers|browsers)|tod[oa]s? (?:lados?|partes|(?:los|las|mis) \w+))\b/
const ELSEWHERE =
  /\b(?:everywhere|anywhere|everything|everyone) (?:else|but|except)\b|\b(?:all |the |my |any |on )*(?:other|another|old|lost|stolen|ex'?s) (?:devices?|phones?|tablets?|computers?|laptops?|sessions?|places?|browsers?|ones?|cell)\b|\b(?:but|except|not|keep|stay(?: in)?) (?:for |me )?(?:on )?(?:this|here)\b|\b(?:demas|otr[oa]s?) (?:lados?|partes?|dispositivos?|aparatos?|sesion(?:es)?|telefonos?|celular(?:es)?|tabletas?|computadoras?|equipos?)\b|\b(?:menos|excepto|salvo) (?:en )?(?:este|esta|aqui)\b/
const OTHER_THING = /\b(?:program\w*|events?|evento|rebate|tonight|esta noche|texts?|emails?)\b/
const HERE_ONLY = /\b(?:this|here|current|est[ea]|aqui)\b/
const ONLY_ASKS = /\b(?:where|which|what|who|list|show|see|ver|muestr\w+|donde|cuales)\b/
/** "I lost my phone, sign it out" */
const GONE =
  /\b(?:lost|stolen|stole|sold|gave away|left|perdi|robaron|robado|vendi|olvide)\b.{0,20}\b(?:phone|tablet|computer|laptop|device|cell|telefono|celular|tableta|computadora)\b/
/** Why: "my ex still has my old tablet logged in" */
const REASON =
  /\b(?:my|mi|somebody|someone|alguien|i|lost|stole\w*|sold|perdi|vendi|robaron)\b.{0,60}\b(?:phone|tablet|computer|laptop|device|logged in|signed in|password|telefono|celular|tableta|computadora|sesion)\b/
const STILL_IN =
  /\b(?:am i|are we|is this(?: chat| phone| session)?|is my session|i'?m|do i|did (?:you|it|that|this)|will i)(?: still| now| also| stay| be| just| get| remain)* (?:sign|log)(?:ed)?(?: me)? (?:in|out|on|off)\b|\b(?:still|stay) (?:signed|logged) (?:in|on)\b.{0,20}\?|\b(?:sigo|estoy|quede|sigue)(?: aun| todavia)? (?:conectad[oa]|con (?:la )?sesion|dentro de mi cuenta|en mi cuenta|abierta mi sesion)\b/

/** Ending one's sessions, here or elsewhere, and asking whether this one still holds: each surely what it says. */
export const takeSession: TakeOut = (_turn, parts, acts) => {
  const asked = parts.findIndex(
    ({ words, text }) => STILL_IN.test(words) && /[?¿]|\bam i\b|\bsigo\b|\bestoy\b/.test(text.toLowerCase()),
  )
  if (asked >= 0) return { used: [asked], about: 'auth.sign-in', answer: async (now) => tellSignedIn(now) }
  const at = parts.findIndex(({ words, text }) => orders(words, text))
  if (at < 0) return undefined
  const words = parts[at]!.words
  const used = [at, ...[at - 1, at + 1, at + 2].filter((i) => isReason(parts[i]) || saysWhere(parts[i]))]
  const told = used.map((i) => parts[i]!.words).join(' ')
  const elsewhere =
    ELSEWHERE.test(words) || GONE.test(told) || (ELSEWHERE.test(told) && !EVERYWHERE.test(words))
  if (elsewhere)
    return {
      used,
      about: 'auth.sign-out-everywhere',
      deed: true,
      answer: async (now) => signOutElsewhere(now),
    }
  const everywhere =
    EVERYWHERE.test(words) ||
    (!HERE_ONLY.test(told) && acts.some((act) => act.intent === 'auth.sign-out-everywhere'))
  const intent = everywhere ? 'auth.sign-out-everywhere' : 'auth.sign-out'
  return {
    used,
    about: intent,
    deed: true,
    answer: (now) => signOutNow(now, { intent, confidence: 1, slots: {}, span: parts[at]!.text }),
  }
}

function orders(words: string, text: string): boolean {
  return (
    SIGN_OUT.test(words) &&
    !OTHER_THING.test(words) &&
    !ONLY_ASKS.test(words) &&
    !asks(text) &&
    !/\b(?:do not|don'?t|never|no (?:me|cierr\w+)|not)\b(?! (?:here|this))/.test(words) &&
    !isConditional(words.replace(ELSEWHERE, ' '))
  )
}

function isReason(part: Part | undefined): boolean {
  return part !== undefined && REASON.test(part.words) && !/[?¿]/.test(part.text)
}

/** "Log me out, well, on this phone" */
function saysWhere(part: Part | undefined): boolean {
  if (!part || part.words.split(/\s+/).length > 5 || /[?¿]/.test(part.text)) return false
  return (
    /^\W*(?:pues|well|please|por favor)\W*$/.test(part.words) ||
    (/^\W*(?:on|in|from|en|de|but|only|just|pero|solo)\b/.test(part.words) &&
      (HERE_ONLY.test(part.words) || EVERYWHERE.test(part.words) || ELSEWHERE.test(part.words)))
  )
}

function tellSignedIn({ ctx, t }: Turn): Reply {
  const { actor } = ctx
  return say(t('session.here', { meter: actor.kind === 'customer' ? maskMeterId(actor.meterId) : '' }))
}

/** Every session of the customer's but this one ends with the answer that says so. */
function signOutElsewhere({ ctx, t }: Turn): Reply {
  const { actor, now } = ctx
  return {
    ...say(t('session.elsewhere')),
    within: async (tx) => {
      if (actor.kind === 'customer')
        await endSessions(tx, { customerId: actor.customerId, notId: actor.sessionId }, 'signed-out', now())
    },
  }
}
