import { isConditional } from '@/lib/agent/understanding/conditions'
import { answerChoice } from './choosing'
import { BY_HAND, programsForDevice } from './device-programs'
import { actFor, type Follow, followed } from './follow-ups'
import { explainProgram } from './program-topics'
import { talkDomain } from './subject'

/** "I want the rebate one where you don't need any device": what needs no device is wanted, not only looked for. */
const WANTS =
  /^\W*(?:(?:ok|okay|alright|all right|well|so|then|yes|yeah|great|good|fine|hi|hello|please|now|actually|in that case|bueno|pues|vale|entonces|si|hola)\b\W*)*(?:i(?:'d| would)? (?:really )?(?:want|wanna|like|love|take|go for|prefer|choose|pick)|i(?:'ll| will) (?:take|have|go (?:for|with)|join|do|try)|(?:sign|put|get|count) me (?:up |in |down )?(?:for |on |into |to |in )?|give me|let'?s (?:do|take|go (?:for|with))|(?:please )?(?:enrol?l|join|add) me|join|enrol?l(?: me)? in|i want in on|quiero|queremos|quisiera|me quedo con|prefiero|apunt[ae]\w*|inscrib\w+|deme|dame|me apunto)\b/
const NOT_TAKING =
  /\b(?:to (?:know|hear|see|learn|ask|compare|understand|read|find out)|information|info|details|not|don'?t want|never|no longer|any program|some program|a program|programs\b|saber|ver|informacion|detalles|comparar|entender|algun|un programa|programas)\b/
/** The one that is meant is pointed at */
const THE_ONE =
  /\b(?:the|that|this|your|el|la|ese|esa|del?|al) (?:\S+ ){0,4}?(?:rebates?|reembolsos?|one|program|plan|thing|deal|programa)\b/

export const followWantsByHand: Follow = async (heard) => {
  const { turn, words, count } = heard
  if (turn.memory.asking === 'proposal' || count > 24 || /[?¿]/.test(turn.text)) return undefined
  if (!BY_HAND.test(words) || !WANTS.test(words) || !THE_ONE.test(words)) return undefined
  // "Without any device" says what it does without.
  if (
    NOT_TAKING.test(
      words.replace(
        /\b(?:where |which |that |que )?(?:you |i |u )?(?:do not|don'?t|no) (?:need|require|necesit\w+)\b/g,
        ' ',
      ),
    )
  )
    return undefined
  if (isConditional(turn.text)) return undefined
  if (heard.acts.some(({ slots }) => slots.deviceKind || slots.offerId?.startsWith('solar:')))
    return undefined
  return followed('programs.enroll', () => answerChoice(turn, actFor('programs.enroll', heard)))
}

const ASKED_OF_IT =
  /\b(?:rebates?|reembolsos?)\b.{0,30}\b(?:programs?|programas?|thing|works?|about|peak|hours?|event\w*|for using less|pico|punta|funciona)\b|\b(?:program\w*|peak|hora pico|hora punta|about|sobre|is there|are there|do you have|hay|tienen)\b.{0,30}\b(?:rebates?|reembolsos?)\b/
const OF_SUBSIDY =
  /\b(?:solar|panels?|tax|federal|government|govt|state|county|city|credits?|subsid\w*|irs|incentive\w*|paneles|placas|gobierno|estado|fiscal|impuesto\w*|appliance|fridge|heat pump|insulation)\b/

/** "Is there a rebate program?", with nothing said of solar: the one for using less by hand. */
export const followRebate: Follow = async (heard) => {
  const { turn, words, count, acts } = heard
  if (turn.memory.asking || count > 20 || !ASKED_OF_IT.test(words) || OF_SUBSIDY.test(words)) return undefined
  if (talkDomain(turn.memory) === 'solar' || !acts.every(({ intent }) => OFTEN_READ_AS.test(intent)))
    return undefined
  const [hit] = await programsForDevice(turn, actFor('programs.details', heard))
  if (!hit) return undefined
  return followed('programs.details', () =>
    explainProgram(turn, {
      ...actFor('programs.details', heard),
      slots: { programId: hit.offerId.slice(4) },
    }),
  )
}
const OFTEN_READ_AS =
  /^(?:solar\.subsidy|programs\.(?:search|details)|out-of-scope|reward\.explain|compare\.)/
