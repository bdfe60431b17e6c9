import { getTranslator } from '@/lib/i18n/translator'
import { type Context, withTransaction } from '../context'
import { appendMessage } from '../conversations/append-message'
import { endSessions } from './end-session'

/** Signing out by the page's button: the conversation gets its last message, then the session ends. */
export async function signOutHere(ctx: Context, sessionId: string): Promise<void> {
  await withTransaction(ctx, async (tx) => {
    // Two tabs at once sign out once.
    const [session] = await tx.$queryRaw<{ customerId: string | null }[]>`
      select "customerId" from "Session" where id = ${sessionId} and "endedAt" is null for update`
    if (!session) return
    const conversation =
      session.customerId && (await tx.conversation.findUnique({ where: { customerId: session.customerId } }))
    if (conversation) {
      const { locale } = conversation.memory as { locale?: 'en' | 'es' }
      const t = await getTranslator(locale ?? 'en', 'agent')
      const parts = [{ type: 'text' as const, text: t('auth.signedOut') }]
      await appendMessage(tx, conversation.id, { role: 'agent', kind: 'notice', parts })
    }
    await endSessions(tx, { id: sessionId }, 'signed-out', ctx.now())
  })
}
