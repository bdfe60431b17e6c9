import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { chips } from './chips'
import { lately } from './lately'
import { answerBefore, textOf } from './message-before'

/** Answers that gave something at once: a yes after one may be meant for it. */
const GAVE =
  /^(?:privacy\.(?:export|data-use)|usage\.|bill\.|earnings\.|baseline\.|reward\.|events\.(?:history|result|why|next)|devices\.list|outage\.status|orders\.list|solar\.(?:search|details|payback|financing|subsidy|status)|programs\.(?:search|details|catch|mine|eligibility)|compare\.)/

/** "Yes please" where nothing waits, after what was asked for was given without a question: told that it stands above. */
export async function givenAlready(turn: Turn): Promise<Reply | undefined> {
  const { t } = turn
  if (lately(turn, /^privacy\.export/, 1))
    return say(
      t('order.givenAgain', { text: t('privacy.export') }),
      chips(turn, ['dataUse', 'deleteAccount']),
    )
  const said = lately(turn, GAVE, 1) ? await answerBefore(turn) : []
  // An answer that asks something, or that only says what it does not know, gave nothing.
  if (said.length === 0 || /[?¿]\s*$/.test(textOf(said))) return undefined
  return say(t('order.given'), chips(turn, ['programs', 'mine']))
}
