import type { Context } from '@/lib/usecases/context'

/** Takes over what became of messages outside the chat: sent with its time, or failed with the last error. */
export async function syncNotices(ctx: Context): Promise<number> {
  return ctx.db.$executeRaw`
    update "Notice" n set state = o.state, "deliveredAt" = o."sentAt", detail = o."lastError"
    from "OutboundMessage" o
    where n.state = 'queued' and o.state in ('sent', 'failed')
      and o."dedupeKey" = 'notice:' || n."participantId" || ':' || n.kind || ':' || n.channel`
}
