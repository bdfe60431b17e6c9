import { explainPaying } from './earning-topics'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { ASKS_WHEN_PAID, OTHER_SUM } from './paying-words'

/** Paid or credited, said of the customer: "¿y cuándo me lo pagan?", "when will it be credited?" */
const PAID =
  /\b(?:pag[ao]n?|pagar(?:an|a|ian)?|cobro|cobrar\w*|abon\w+|deposit\w+|dinero|plata|paid|pay me|money|credited|payout)\b/
const WHEN =
  /^\W*(?:(?:and|so|ok|okay|but|y|pero|entonces|vale|bueno)\W+)*(?:when|cuando|how soon|(?:para|a partir de) cuando)\b/
const PAYS_ITSELF = /\b(?:pay(?:s)? (?:for )?itself|paid (?:off|back)|se pagan?|amortiz\w+|loan|prestamo)\b/

/** With an evening ahead, "when" is of its hours unless the money is named. */
export const followWhenPaid: Follow = async (heard) => {
  const { turn, words, count } = heard
  if (count > 12 || !WHEN.test(words) || !(PAID.test(words) || ASKS_WHEN_PAID.test(words))) return undefined
  if (OTHER_SUM.test(words) || PAYS_ITSELF.test(words)) return undefined
  if (!lately(turn, /^(?:events|reward|earnings|baseline)\./, 2)) return undefined
  return followed('earnings.show', () => explainPaying(turn, actFor('earnings.show', heard)))
}
