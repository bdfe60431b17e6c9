import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'

/** "Can I drive under it?" */
export const ASKS_LEAVE =
  /\b(?:(?:is|would|will) (?:it|that|this) (?:be )?(?:ok|okay|alright|safe|dangerous|fine)|(?:can|could|may|should) (?:i|we)|what if (?:i|we)|puedo|podemos|podr[ií]a|es seguro|es peligroso)\b/i
/** What is asked after a danger that is not about the danger */
export const ELSEWHERE =
  /\b(?:programs?|bill|solar|panels?|events?|order|account|report|person|talk|speak|back on|programas?|recibo|paneles|pedido)\b/i
const SKIPS_THE_YES =
  /\b(?:skip|without|don'?t|no need)\b.{0,24}\b(?:questions?|confirm\w*|ask\w*|steps?|quote)\b|\bjust do it\b|\bsin (?:preguntar|confirmar)\b|\bs[aá]lt\w+ la confirmaci[oó]n/i

/** Questions that need no meter: answered signed in or not. Null for everything else. */
export async function openGeneralTopic(turn: Turn, act: Act, _locale: string): Promise<Reply | null> {
  const { t, ctx } = turn
  const { env } = ctx
  switch (act.intent) {
    case 'safety.emergency':
      return {
        memory: { lastTopic: 'safety.emergency' },
        messages: [
          {
            kind: 'notice',
            parts: [
              {
                type: 'text',
                text: t(ASKS_LEAVE.test(act.span) ? 'safetyNo' : 'safety', {
                  phone: env.EMERGENCY_PHONE,
                  utilityPhone: env.UTILITY_PHONE,
                }),
              },
            ],
          },
        ],
      }
    case 'greet':
      return say(t('greet', { utility: env.UTILITY_NAME }), {
        type: 'suggestions',
        items: [t('chips.programs'), t('chips.solar')],
      })
    case 'thanks':
      return say(t('thanks'))
    case 'goodbye':
      return say(t('goodbye'))
    case 'who-are-you':
      return say(t('whoAreYou', { utility: env.UTILITY_NAME, phone: env.UTILITY_PHONE }))
    case 'capabilities':
      return say(t('capabilities'), {
        type: 'suggestions',
        items: [t('chips.programs'), t('chips.solar'), t('chips.usage')],
      })
    case 'auth.where-is-meter-id':
      return say(t('auth.whereIsMeterId'))
    case 'injection':
      return say(t(SKIPS_THE_YES.test(act.span) ? 'refuseSkip' : 'refuse'))
    case 'other-customer':
      return say(t('refuse'))
    default:
      return null
  }
}
