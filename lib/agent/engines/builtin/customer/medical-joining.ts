import { say } from '@/lib/agent/turn'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { explainEligibility } from './program-topics'

const EQUIPMENT =
  /\b(?:oxygen|cpap|ventilator|dialysis|life support|respirator|nebuli[sz]er|medical (?:device|equipment|machine)|(?:breathing|sleep|sleeping|feeding|heart|dialysis|oxygen|home) (?:machine|pump|monitor)|apnea|concentrator|machine (?:to|that helps \w+) (?:breathe|sleep)|oxigeno|dialisis|respirador|ventilador medico|equipo medico|aparato (?:medico|para (?:respirar|dormir))|maquina (?:para (?:respirar|dormir)|de (?:oxigeno|dialisis))|concentrador|apnea)\b/
const JOINING =
  /\b(?:can|could|may|allowed|able|eligible|qualify|still|ok|okay|join\w*|take part|participat\w*|enroll\w*|sign up|be in|puedo|podemos|se puede|particip\w+|unir\w*|apuntar\w*|inscrib\w+|entrar)\b/
const OF_PROGRAMS =
  /\b(?:programs?|it|in|events?|join\w*|take part|participat\w*|enroll\w*|sign up|programas?|eventos?|particip\w+|unir\w*|apuntar\w*|inscrib\w+|entrar)\b/
const MATTERS =
  /\b(?:matter\w*|problem|issue|ok|okay|fine|affect\w*|safe|happens|about that|mean\w*|change\w* anything|importa\w*|problema|afecta\w*|pasa algo|que pasa|segur[oa]|influye)\b/
const OF_POWER = /\b(?:outage|power cut|blackout|switch\w* off|turn\w* off|priority|apagon|corte|prioridad)\b/

/** "My son has a dialysis machine, are we allowed in?": whether such a home may join, before any list of programs. */
export const followMedicalJoining: Follow = async (heard) => {
  const { turn, words, asks, count } = heard
  if (!asks && !/\b(?:whether|if|yes or no|si|allowed)\b/.test(words)) return undefined
  if (count > 40 || !EQUIPMENT.test(words) || OF_POWER.test(words)) return undefined
  const atProgram =
    (turn.memory.asking === 'order' && turn.memory.orderDomain === 'dfp') || lately(turn, /^programs\./, 2)
  const matters = atProgram && MATTERS.test(words)
  if (!matters && (!JOINING.test(words) || !OF_PROGRAMS.test(words))) return undefined
  if (matters && !JOINING.test(words.replace(MATTERS, ' ')))
    return followed('programs.eligibility', async () => say(turn.t('eligibility.medicalMatters')))
  return followed('programs.eligibility', () =>
    explainEligibility(turn, actFor('programs.eligibility', heard)),
  )
}
