import { say } from '@/lib/agent/turn'
import { chips } from './chips'
import { type Follow, followed } from './follow-ups'

const SOMEBODY =
  /\b(?:(?:my|our|the|mi|mis|nuestr\w+) (?:\w+ )?(?:sister|brother|neighbou?rs?|friend|mother|mom|mum|father|dad|cousin|aunt|uncle|boss|colleague|co-?worker|son|daughter|landlord|ex|in-?laws?|buddy|grandm\w+|grandp\w+|hermana|hermano|vecin[oa]s?|amig[oa]s?|madre|padre|mama|papa|prim[oa]|tia|tio|cunad[oa]|sueg\w+|jefe|hij[oa]|casero)(?: in law)?|neighbou?rs?|vecin[oa]s?|(?:the |some)?(?:other|another) (?:people|person|customers?|homes?|house\w*)|someone else|somebody else|next door|otras? (?:personas?|casas?)|otros (?:clientes|hogares))\b/
const THEIRS =
  /\b(?:does|do|did|is|are|how much|what|if) (?:she|he|they|her|his|their|my|the)\b.{0,40}\b(?:get|gets|got|earn\w*|mak\w+|made|paid|pays?|use\w*|bill|enrolled|in|save\w*|has|have)\b|\b(?:she|he|they) (?:get|gets|earns?|makes?|pays?|uses?|is in|are in)\b|\b(?:her|his|their) (?:bill|usage|earnings|reward|program|account|meter|money)\b|\bcuanto (?:gana|recibe|paga|gasta|consume|le (?:pagan|dan))n?\b|\b(?:gana|recibe|paga|consume|gasta)n?\b|\bsu (?:factura|consumo|ganancia|recompensa|cuenta)\b/
const ASKS_US =
  /\b(?:do you know|can you (?:see|tell|look|check|say)|could you (?:see|tell|check)|what (?:does|do|did|is|are)|how much (?:does|do|did|is|are)|how (?:come|is it)|why (?:does|do|is|are)|tell me|sabe[ns]?|puede[ns]? (?:ver|decir\w*)|cuanto|que (?:gana|recibe)|digame|dime)\b/

/** "Do you know what my sister gets?": nobody is told about another customer's home. */
export const followOthers: Follow = async ({ turn, words, count }) => {
  if (count > 40 || !SOMEBODY.test(words) || !THEIRS.test(words) || !ASKS_US.test(words)) return undefined
  return followed('other-customer', async () => say(turn.t('othersCannot'), chips(turn, ['earned', 'usage'])))
}
