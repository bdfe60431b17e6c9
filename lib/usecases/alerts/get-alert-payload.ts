import { showPayload, withoutSecrets } from '@/lib/domain/alert/show-payload'
import { AppError } from '@/lib/errors'
import type { AlertPayload } from '@/lib/protocol/alert-payload'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call } from '@/lib/usecases/context'

/** A group message of thousands of alerts is not for reading on a screen. */
const MOST_CHARACTERS = 64_000

/**
 * The stored body that an entry of an alert's timeline came in, for staff alone: a key of one source has no business
 * with what another one sent.
 */
export async function getAlertPayload({
  ctx,
  input,
}: Call<{ alertId: string; payloadId: string }>): Promise<AlertPayload> {
  requireStaff(ctx.actor)
  const entry = await ctx.db.alertEvent.findFirst({
    where: { alertId: input.alertId, payloadId: input.payloadId, alert: { count: { gt: 0 } } },
    select: { payloadItem: true, alert: { select: { source: { select: { name: true } } } } },
  })
  const payload = entry && (await ctx.db.intakePayload.findUnique({ where: { id: input.payloadId } }))
  if (!payload)
    throw new AppError('not-found', 'There is no such message of this alert, or it is no longer kept.')
  const { apiKeyId } = payload
  const key = apiKeyId === null ? null : await ctx.db.apiKey.findUnique({ where: { id: apiKeyId } })
  const { text, item } = showPayload(payload.body, entry.payloadItem)
  return {
    id: payload.id,
    source: entry.alert.source.name,
    apiKeyName: key?.name ?? null,
    format: payload.format,
    receivedAt: payload.receivedAt.toISOString(),
    bytes: Buffer.byteLength(payload.body),
    text: shortened(text),
    cut: text.length > MOST_CHARACTERS,
    own: item && {
      index: item.index,
      of: item.of,
      text: shortened(ownLines(text, item)),
    },
    outcome: payload.outcome === null ? null : withoutSecrets(payload.outcome),
  }
}

function ownLines(text: string, { fromLine, toLine }: { fromLine: number; toLine: number }): string {
  const lines = text.split('\n').slice(fromLine, toLine + 1)
  const indent = lines[0]!.length - lines[0]!.trimStart().length
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .replace(/,$/, '')
}

/** To whole lines, so that what is shown reads as what came. */
function shortened(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text
  const end = text.lastIndexOf('\n', MOST_CHARACTERS)
  return text.slice(0, end > 0 ? end : MOST_CHARACTERS)
}
