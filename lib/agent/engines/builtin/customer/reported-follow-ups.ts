import { type Reply, say } from '@/lib/agent/turn'
import { readMyCallback } from '@/lib/usecases/tickets/read-my-callback'
import { actFor, type Follow, followed, type Heard, waitsForYes } from './follow-ups'
import { inWords, reportFault } from './outage-topics'
import { reportsPlainly } from './report-words'

/** "Did you report both things or just one?", "what exactly did you pass on?" */
const WHAT_REPORTED =
  /\b(?:did|have|has|was|were|is|are|what|which)\b.{0,24}\b(?:report(?:ed)?|pass(?:ed)? (?:it |that |them |both |everything )?(?:on|along)|sent|written|wrote|logged|tickets?)\b.{0,40}\b(?:both|two|all|everything|one|only|just|exactly|what|which|lamp|light|flicker\w*|too|also)\b|\b(?:what|which|both|everything)\b.{0,24}\b(?:did you|have you|was|were|is|are)\b.{0,16}\b(?:report\w*|pass\w*|sent?|in (?:it|there|the (?:ticket|report)))\b|\b(?:is|are|was|were) (?:both|everything|all of it|the (?:lamp|light|flicker\w*))\b.{0,20}\b(?:in (?:it|there|the (?:ticket|report))|reported|included)\b|\b(?:que|cual\w*|ambas|las dos|los dos|todo)\b.{0,24}\b(?:report(?:aste|o|aron)|pas(?:aste|o|aron)|anot(?:aste|o|aron)|avis(?:aste|o|aron))\b|\b(?:report(?:aste|o|aron)|pas(?:aste|o|aron))\b.{0,24}\b(?:ambas|las dos|los dos|todo|solo una?)\b/
const OTHER =
  /\b(?:programs?|solar|panels?|events?|order|bill|usage|programas?|paneles|evento|pedido|factura|recibo|neighbou?rs?|vecinos?)\b/
const STREET_LAMP =
  /\b(?:street ?(?:lights?|lamps?)|lamp ?posts?|light poles?|(?:lamp|light) (?:on|in) (?:the|my|our) street|farolas?|alumbrado(?: publico)?|(?:luz|lampara|foco|poste de luz) de la calle|luminarias?)\b/

/** What was passed on is read back in its own words; a street lamp told of is a fault, not an outage at home. */
export const followReported: Follow = async (heard) => {
  const { turn, words, asks } = heard
  const { ticket } = turn.memory
  if (ticket && ticket.ago <= 4 && asks && WHAT_REPORTED.test(words) && !OTHER.test(words))
    return followed('fault.report', () => tellContents(heard, ticket.reference))
  if (waitsForYes(turn) || !STREET_LAMP.test(words)) return undefined
  if (ticket?.topic === 'fault' && ticket.ago <= 3) return undefined
  if (!reportsPlainly(turn.text, 'fault', true)) return undefined
  return followed('fault.report', () =>
    reportFault(turn, { ...actFor('fault.report', heard), span: turn.text }),
  )
}

async function tellContents({ turn }: Heard, reference: string): Promise<Reply> {
  const { t, ctx } = turn
  const known = await readMyCallback({ ctx, input: { reference } })
  if (!known) return say(t('reported.nothing'))
  return say(t('reported.what', { reference, words: inWords(known.text) }))
}
