import { say } from '@/lib/agent/turn'
import { type Follow, followed } from './follow-ups'

const OUR_NUMBER =
  /\b(?:what(?:'?s| is)|which is|give me|tell me|do you have|is there|where (?:is|do i find)|need|cual es|dame|deme|digame|tienen|hay)\b.{0,16}\b(?:your|the (?:utility'?s?|company'?s?|service|help ?line|support|customer service)|a|ur|su|un|de la compania|de ustedes) ?(?:phone|telephone|contact|customer service|support|help)? ?(?:number|hotline|helpline|numero|telefono)\b(?! (?:for|of|de|para) (?:the |el |la |mi |my )?(?:meter|order|account|ticket|medidor|pedido|cuenta))|\b(?:what|which) number (?:do|can|should|could|to|would) (?:i |we )?(?:call|ring|dial|phone)\b|\ba que numero (?:llamo|puedo|podemos|debo|hay que|tengo que)\b/
const OTHER =
  /\b(?:meter|medidor|contador|order|ticket|reference|account|pedido|cuenta|referencia|cable|wire|spark\w*)\b/

export function asksOurNumber(words: string): boolean {
  return OUR_NUMBER.test(words) && !OTHER.test(words)
}

/** "What is your phone number?" is answered with it: nobody is asked to call. */
export const followOurNumber: Follow = async ({ turn, words }) => {
  if (!asksOurNumber(words)) return undefined
  const { env } = turn.ctx
  return followed('handover.person', async () => ({
    ...say(turn.t('callMe.ourNumber', { phone: env.UTILITY_PHONE, emergency: env.EMERGENCY_PHONE })),
  }))
}
