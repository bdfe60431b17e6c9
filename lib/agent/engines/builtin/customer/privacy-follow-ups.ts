import { say } from '@/lib/agent/turn'
import { chips } from './chips'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { offerExport, proposeDeletion } from './privacy-topics'
import { signOutNow } from './sign-out'

const ALL_OF_IT =
  /\b(?:delete|erase|wipe|remove|destroy|get rid of|elimin\w+|borr\w+|suprim\w+)\b.{0,20}\b(?:it|them|that|those|all|everything|todo|todos|todas|eso|esos|mis datos)\b|\b(?:elimin|borr|suprim)\w*(?:los|las|lo|la)\b(?: tod[oa]s?)?/
const DELETING = /\b(?:delet\w+|eras\w+|wip\w+|borr\w+|elimin\w+)\b/
const WHAT_IF = /\b(?:if|after|once|when|despues|cuando|what happens|would|si|que pasa|pasaria)\b/
const REFUSES = /\b(?:do not|don'?t|never|not|no|nunca|sin)\b/
const DEVICE =
  /\b(?:device|thermostat|battery|car|heater|message|chat|aparato|termostato|bateria|carro|auto|calentador|mensaje)s?\b/
const COPY = /\b(?:copy|file|download|export|copia|archivo|descarg\w+|export\w+)\b/
/** "What format does it come in?", of the copy just offered */
const FORMAT =
  /\b(?:formats?|formatos?|excel|csv|pdf|xml|json|spreadsheet|hoja de calculo|what kind of file|que tipo de archivo|open it with|abrir(?:lo|la)?)\b/
const HERE_ONLY =
  /\b(?:this|my current) (?:device|phone|computer|laptop|tablet|browser|session|one)\b|\bhere\b|\b(?:este|esta|mi) (?:aparato|dispositivo|telefono|celular|movil|computadora|ordenador|navegador|tableta|sesion)\b|\baqui\b/
const EVERYWHERE = /\b(?:all|every\w*|other|each|both|anywhere|tod[oa]s|cada|otr[oa]s|demas|cualquier)\b/

/** "Do I keep what I earned?", at the card that deletes the account */
const KEEPS_MONEY =
  /\b(?:keep|lose|get|paid|pay|still|owed?|conserv\w+|pierdo|quedo|pagan|recib\w+)\b.{0,30}\b(?:money|earn\w*|credits?|reward\w*|cash|bonus|dollars|\$|dinero|gan\w+|credito\w*|recompensa\w*)\b|\b(?:money|earnings|credits?|rewards?|dinero|ganad\w+)\b.{0,24}\b(?:gone|lost|keep|stay\w*|safe|pierd\w+|queda\w*)\b/
/** "Now delete them all" after the copy of one's data; and signing out here is signing out here only. */
export const followPrivacy: Follow = async (heard) => {
  const { turn, words, asks, acts, count } = heard
  if (acts[0]?.intent === 'auth.sign-out-everywhere' && HERE_ONLY.test(words) && !EVERYWHERE.test(words))
    return followed('auth.sign-out', () => signOutNow(turn, actFor('auth.sign-out', heard)))
  if (turn.memory.proposal?.kind === 'delete-account' && asks && KEEPS_MONEY.test(words))
    return followed('privacy.delete', async () => say(turn.t('privacy.moneyKept')))
  if (!lately(turn, /^privacy\./)) return undefined
  if (ALL_OF_IT.test(words) && !REFUSES.test(words) && !asks && !DEVICE.test(words) && !turn.memory.proposal)
    return followed('privacy.delete', () => proposeDeletion(turn, actFor('privacy.delete', heard)))
  if (asks && DELETING.test(words) && WHAT_IF.test(words) && !turn.memory.proposal)
    return followed('privacy.data-use', async () =>
      say(
        turn.t('privacy.ifDeleted', { text: turn.t('privacy.deleteText') }),
        chips(turn, ['export', 'deleteAccount']),
      ),
    )
  if (FORMAT.test(words) && count <= 12 && !waits(turn.memory) && lately(turn, /^privacy\.export/, 2))
    return followed('privacy.export', () => offerExport(turn, actFor('privacy.export', heard)))
  if (COPY.test(words) && !waits(turn.memory) && !acts.some((act) => act.intent === 'privacy.data-use'))
    return followed('privacy.export', () => offerExport(turn, actFor('privacy.export', heard)))
  return undefined
}

function waits({ asking, expecting }: { asking?: string; expecting?: string }): boolean {
  return asking === 'proposal' && expecting === 'yes-no'
}
