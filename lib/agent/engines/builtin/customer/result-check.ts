import { actFor, type Follow, followed, lately, waitsForYes } from './follow-ups'
import { hearComplaint } from './people'

const OF_RESULTS = /^(?:earnings\.show|events\.(?:result|history)|baseline\.explain|reward\.explain)$/
const CHECK =
  /\b(?:check\w*|take (?:a|another) look|look (?:at|into|over)|review\w*|verify|go over|revis\w+|verifi\w+|comprob\w+|cheque\w+|mirar\w*)\b/
const BY_SOMEBODY =
  /\b(?:some(?:body|one)|any(?:body|one)|a person|a human|you guys|alguien|una persona|algun humano|ustedes)\b/
const LOW =
  /\b(?:low|little|small|not enough|wrong|off|not right|poc\w+|poquit\w+|baj[oa]|mal|equivocad\w+|no (?:me )?cuadra)\b/
const OTHER = /\b(?:solar|panels?|bill|outage|roof|street|recibo|factura|paneles|apagon|techo|calle)\b/

/** "That seems low, can someone check it?", after a result: put to a person, by the customer's own yes. */
export const followResultCheck: Follow = async (heard) => {
  const { turn, words, count } = heard
  if (count > 24 || waitsForYes(turn) || OTHER.test(words) || !CHECK.test(words)) return undefined
  if (!(BY_SOMEBODY.test(words) || LOW.test(words)) || !lately(turn, OF_RESULTS, 2)) return undefined
  return followed('complaint', () => hearComplaint(turn, actFor('complaint', heard)))
}
