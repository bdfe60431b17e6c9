import type { Turn } from '@/lib/agent/turn'
import { asks } from '@/lib/agent/understanding/only-asks'
import { type Act, askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { agreesInWords } from './agrees-in-words'
import { as } from './meant-as'
import { asksTerms } from './only-looks'
import { saidPlainly } from './while-asked'

/** With nothing asked, "cancel it" means an order, not a question of ours. */
const CANCELS =
  /\b(?:cancel (?:it|that|this|them|my order|the order)|(?:want|like|need) to cancel|canc[eé]l[ae]l[oa]s?|cancelarl[oa]s?|quiero cancelar|anul[ae]rl[oa]|an[uú]l[ae]l[oa]|back out of it)\b/i
/** "He says solar, I say a program: which pays off better?" */
const WHICH_WAY =
  /^(?=.*\b(?:solar|panels?|paneles|placas|instalaci[oó]n)\b)(?=.*\b(?:programs?|rebate|programas?|reembolso|horas (?:punta|pico)|peak)\b)(?=.*(?:\b(?:compar\w+|comp[aá]r\w+|a cuenta|sale m[aá]s|better|which (?:one|of)|more worth|pays? (?:off )?more|versus|vs|conviene|mejor|cu[aá]l)\b))/is
const NOTHING_SIGNED =
  /\b(?:nothing|not|n't|haven'?t|hasn'?t|nada|no)\b.{0,25}\b(?:signed|committed|ordered|joined|agreed|booked|bought|firm\w+|pedido|contrat\w+)\b/i
/** "How's it coming along?", after an order */
const HOW_COMES =
  /\b(?:coming (?:along|on)|what happens (?:now|next|then)|what(?:'s| is) next|what now|next steps?|qu[eé] (?:sigue|pasa ahora|viene ahora)|y ahora qu[eé]|getting on|progress|track (?:it|my order)|follow (?:it|my order)|how far (?:is|are)|where (?:does )?(?:it|my order) stands?|c[oó]mo va(?: (?:el|mi) pedido)?|por d[oó]nde va)\b/i
/** "Let's see it", with an order under way */
const SHOWS_IT =
  /^\W*(?:(?:ok|okay|oh|ah|sure|well|bueno|vale|pues|s[ií]|yes)\W+)*(?:(?:please )?(?:show (?:me|it)(?: it| that)?|let(?:'s| me| us) see(?: it| that)?|see it)|(?:a ver,? )?(?:mu[eé]str[ae]m[ea]l?[oa]?|ens[eé][nñ][ae]m[ea]l?[oa]?|d[eé]jeme ver)(?:,? a ver)?|a ver)(?: please| then| por favor| pues)?\W*$/i

const GO_ON = /^\W*(?:(?:ok|bueno|pues|s[ií]|ya|entonces)\W+)*d[eé]le(?: pues| nom[aá]s| por favor)?\W*$/i
const NIGHT = /^\W*(?:(?:good|nighty|night)\W+)*night\W*$/i
const STARTS =
  /^\W*(?:(?:ok|okay|fine|yes|please|then|so|and|just|let'?s)\W+)*(?:start (?:it|that|this)|get (?:it )?(?:started|going)|(?:empiec\w+|comienc\w+|arranqu\w+)(?:l[oa])?)(?: then| please| now| por favor)?\W*$/i

/** Words about the card that waits, or about what was just taken, ordered or refused. */
export function meantOfWhatWaits(turn: Turn, act: Act): Act | undefined {
  const { memory } = turn
  const { asking } = memory
  const words = act.span.trim()
  if ((act.slots.powerFromKw ?? act.slots.amountFromMinor) !== undefined) return as(act, 'solar.search')
  if (!asking && /^(?:no|stop)$/.test(act.intent) && CANCELS.test(words)) return as(act, 'orders.cancel')
  if (agreesInWords(memory, turn.text ?? '')) return { ...as(act, 'yes'), slots: {} }
  if (
    (/^(?:solar|programs)\.(?!catch)/.test(act.intent) || act.confidence < askBelowConfidence) &&
    WHICH_WAY.test(turn.text ?? '')
  )
    return as(act, 'compare.solar-programs')
  if (
    NOTHING_SIGNED.test(words) &&
    asks(words) &&
    !/^(?:programs\.mine|orders\.list|events|notifications)/.test(act.intent)
  )
    return as(act, memory.focusOfferId?.startsWith('solar:') ? 'orders.list' : 'programs.mine')
  // "Dele" says go on; "deme de baja" is a form of it that does not.
  if (GO_ON.test(words)) return { ...as(act, 'yes'), slots: whole(turn, act) }
  if (NIGHT.test(words) && !asking) return as(act, 'goodbye')
  // "Start it" is read as a "stop" by its form alone; it says go on.
  if (act.intent === 'stop' && STARTS.test(words)) return { ...as(act, 'yes'), slots: whole(turn, act) }
  const plain = saidPlainly(memory, act, words)
  if (plain) return { ...as(act, plain), slots: whole(turn, act) }
  if (!asking && memory.focusOfferId?.startsWith('solar:') && HOW_COMES.test(words))
    return as(act, 'solar.status')
  if (asking === 'order' && (SHOWS_IT.test(words) || asksTerms(words)))
    return { ...as(act, 'yes'), slots: {} }
  return undefined
}

/** Such words leave room for nothing beside them; the message may still hold more. */
function whole({ text }: Turn, { span }: Act): Act['slots'] {
  const bare = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return bare(span) === bare(text ?? '') ? { nothingBesides: true } : {}
}
