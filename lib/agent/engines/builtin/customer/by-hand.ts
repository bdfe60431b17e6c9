import { say, type Turn } from '@/lib/agent/turn'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import { choose } from './choosing'
import { programsForDevice, programsIfFree } from './device-programs'
import { actFor, type Follow, followed, waitsForYes } from './follow-ups'
import { explainProgram } from './program-topics'

/** What one does oneself, without a device or anybody's hand on it */
const BY_HAND =
  /\b(?:by hand|by (?:my|our)sel(?:f|ves)|on (?:my|our) own|manual\w*|(?:switch|turn|shut|power|cut|do|decide|control|handle|unplug)\w*\b.{0,30}\b(?:my|our)sel(?:f|ves)|(?:i|we) (?:just |simply |can |could |would |only )?(?:switch|turn|shut) (?:things|stuff|it|them|something) (?:off|down)|without (?:a |an |any |some |special |smart )*(?:device|gadget|equipment|gear|thermostat|hardware|install\w*)s?|(?:need|needs|no|requires?) no (?:device|gadget|equipment)|no (?:device|gadget|equipment) (?:needed|required)|without (?:you|anyone|anybody|somebody|someone|the utility)\b.{0,24}\b(?:switch|turn|touch|control)\w*|a mano|yo mism[oa]|nosotros mismos|por mi (?:cuenta|propia mano)|manualmente|sin (?:ningun |un |tener )*(?:aparato|dispositivo|equipo)s?|sin que (?:nadie|ustedes|la compania))\b/
const ONE =
  /\b(?:el que|la que|the one|is there|are there|do you have|have you got|got|any|one|program\w*|something|anything|which|what about|hay|tienen?|alguno?|algun|uno|algo|cual|programas?)\b/
const NO_SUCH =
  /\b(?:solar|panels?|visit|event|tonight|paneles|placas|visita|evento|report\w*|breaker|fuse|outage|meter|bill)\b/
const TAKES =
  /\b(?:i(?:'ll| will)? (?:want|take|have|do|choose|pick|go (?:with|for))|i(?:'?d| would) (?:like|rather have|prefer|take)|we(?:'ll)? (?:want|take)|give me|put me|sign me|enroll me|get me|let'?s (?:do|take)|join|quiero|queremos|me (?:quedo|apunto|anoto|inscrib\w+)|apunt\w+|inscrib\w+|anot\w+|deme|dame|prefiero|elijo|tomo)\b/
const INTEREST =
  /\b(?:me (?:interesa|gusta\w*)|interested in|sounds (?:good|like)|tell me (?:more )?about|i(?:'d| would) (?:rather|prefer)|cuent\w+|prefiero)\b/
const REBATE = /\b(?:rebate\w*|reembolso\w*|by hand|a mano|manual(?:ly)?)\b/
const OTHER_REBATE =
  /\b(?:federal|tax|state|government|city|solar|panels?|credit|subsid\w+|gobierno|estado|fiscal|paneles|placas|subsidio\w*)\b/
const NOT = /\b(?:not|don'?t|never|no|n't|if|unless|nunca|sin querer)\b/

/** The program that needs no device, found and taken by what it is: "one where I switch things off myself", "that rebate then". */
export const followByHand: Follow = async (heard) => {
  const { turn, words, count, asks } = heard
  if (count > 30 || waitsForYes(turn) || NO_SUCH.test(words)) return undefined
  const asked = asks || asksIn(turn.text)
  if ((asked || INTEREST.test(words)) && BY_HAND.test(words) && ONE.test(words)) {
    const offerId = await byHandId(turn)
    if (!offerId) return undefined
    const slots = { programId: offerId.slice(4) }
    return followed('programs.details', async () => {
      const told = await explainProgram(turn, { ...actFor('programs.details', heard), slots })
      const lead = say(turn.t('programs.byHand'))
      return { ...told, messages: [...lead.messages, ...told.messages] }
    })
  }
  const takes = !asked && TAKES.test(words) && REBATE.test(words) && !OTHER_REBATE.test(words) && count <= 14
  if (!takes || NOT.test(words.replace(/^\W*no\W/, ''))) return undefined
  const offerId = await byHandId(turn)
  return offerId ? followed('programs.enroll', () => choose(turn, offerId)) : undefined
}

/** The best of those without a device that this home can take, now or once it left its own. */
async function byHandId(turn: Turn): Promise<string | undefined> {
  const [best] = await programsForDevice(turn, {
    intent: 'programs.search',
    confidence: 1,
    slots: {},
    span: 'by hand',
  })
  if (best) return best.offerId
  const free = (await programsIfFree(turn)).find(({ terms }) => !terms.deviceType)
  return free && `dfp:${free.id}`
}
