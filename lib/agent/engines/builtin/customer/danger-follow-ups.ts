import { say } from '@/lib/agent/turn'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { ASKS_LEAVE, ELSEWHERE, openGeneralTopic } from './general-topics'

const HELP_COMES =
  /\b(?:(?:i|we)(?:'ve| have)? (?:just |already )?called|they(?:'re| are) (?:coming|on (?:their|the) way|here)|help is (?:coming|on)|ya llam[eo]\w*|ya vien\w+|estan (?:aqui|llegando|en camino)|bomberos|firemen|fire (?:department|brigade|truck))\b/

/** After a danger: what is asked about it has one answer, and who called for help is told to keep away. */
export const followDanger: Follow = async (heard) => {
  const { turn, words } = heard
  const { t } = turn
  if (!lately(turn, /^safety\./) || ELSEWHERE.test(words)) return undefined
  if (ASKS_LEAVE.test(turn.text))
    return followed(
      'safety.emergency',
      async () =>
        (await openGeneralTopic(turn, actFor('safety.emergency', heard), turn.locale)) ?? say(t('unknown')),
    )
  if (HELP_COMES.test(words))
    return followed('safety.emergency', async () => ({
      messages: [{ kind: 'notice', parts: [{ type: 'text', text: t('safetyCalled') }] }],
    }))
  return undefined
}
