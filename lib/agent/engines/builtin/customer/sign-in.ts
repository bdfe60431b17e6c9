import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { maskMeterId } from '@/lib/domain/meter-id'
import { isAppError } from '@/lib/errors'
import { withTransaction } from '@/lib/usecases/context'
import { adoptVisitorConversation } from '@/lib/usecases/conversations/adopt-visitor-conversation'
import { updateParts } from '@/lib/usecases/conversations/update-parts'
import { verifyCode } from '@/lib/usecases/otp/verify-code'
import { makeLoginTicket } from '@/lib/usecases/sessions/login-ticket'
import { answerAfterSignIn } from './after-sign-in'

/** Checks the code, moves the visitor's messages to the customer's conversation and upgrades the socket at once. */
export async function signIn(turn: Turn, meterId: string, code: string): Promise<Reply> {
  const { ctx, visitorId, t } = turn
  if (!visitorId) return say(t('auth.reload'))
  try {
    const verified = await verifyCode({ ctx, input: { visitorId, meterId, code, userAgent: turn.userAgent } })
    const conversationId = await withTransaction(ctx, async (tx) => {
      await updateParts(
        tx,
        { conversationId: turn.conversationId, parts: { array_contains: [{ type: 'form', state: 'open' }] } },
        (part) => (part.type === 'form' && part.state === 'open' ? { ...part, state: 'done' } : part),
      )
      return adoptVisitorConversation(tx, visitorId, verified.customerId)
    })
    const ticket = await makeLoginTicket(ctx, visitorId, verified.sessionId)
    await turn.upgrade?.({ sessionId: verified.sessionId, ticket })
    const reply = await answerAfterSignIn(turn, verified.sessionId)
    return {
      ...reply,
      conversationId,
      messages: [
        {
          kind: 'notice',
          parts: [{ type: 'text', text: t('auth.signedIn', { meter: maskMeterId(meterId) }) }],
        },
        ...reply.messages,
      ],
      memory: { ...reply.memory, pendingMeterId: undefined, afterSignIn: undefined },
    }
  } catch (error) {
    if (!isAppError(error)) throw error
    const closed = error.extra.values?.closed === 1
    const key = `auth.refused.${closed ? 'closed' : error.code}`
    const known = ['code-wrong', 'code-expired', 'code-used', 'too-many-attempts', 'rate-limited'].includes(
      error.code,
    )
    const text = known
      ? t(key, {
          triesLeft: Number(error.extra.values?.triesLeft ?? 0),
          minutes: Math.max(1, Math.ceil((error.extra.retryAfterMs ?? 60_000) / 60_000)),
          phone: ctx.env.UTILITY_PHONE,
        })
      : error.detail
    return {
      messages: [
        {
          kind: 'error',
          parts: [
            { type: 'error', code: error.code, text },
            { type: 'suggestions', items: [t('auth.newCode')] },
          ],
        },
      ],
    }
  }
}
