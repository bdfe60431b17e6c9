import type { HandoverNote } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { AppError } from '@/lib/errors'
import { type HandoverDto, HandoverInput } from '@/lib/protocol/admin'
import type { Page } from '@/lib/protocol/grid-queries'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { appendMessage } from '@/lib/usecases/conversations/append-message'
import { ensureStaffConversation } from '@/lib/usecases/conversations/ensure-conversation'
import { gridText } from '@/lib/usecases/grid-text'
import { saidInBoth } from '@/lib/usecases/in-both-languages'
import { pageArgs } from '@/lib/usecases/page'

/** Hand-over notes, newest first. */
export async function listHandoverNotes({ ctx, input }: Call<{ page: Page }>): Promise<HandoverDto[]> {
  requireStaff(ctx.actor)
  return (await ctx.db.handoverNote.findMany(pageArgs(input.page))).map(present)
}

/** What the next shift should know, with the alerts it is about; the room reads it in its chat too. */
export async function writeHandoverNote({ ctx, input }: Call<unknown>): Promise<HandoverDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { text, alertIds } = HandoverInput.parse(input)
  const known = await ctx.db.alert.findMany({ where: { id: { in: alertIds } }, select: { id: true } })
  const unknown = alertIds.find((id) => !known.some((alert) => alert.id === id))
  if (unknown) throw new AppError('not-found', `There is no alert ${unknown}.`)
  const gridAt = await ctx.gridNow()
  return withTransaction(ctx, async (tx) => {
    const note = await tx.handoverNote.create({
      data: {
        id: uuidV7(),
        authorId: staff.userId,
        author: staff.name,
        text,
        alertIds: [...new Set(alertIds)],
        gridAt,
        createdAt: ctx.now(),
      },
    })
    const { id } = await ensureStaffConversation(tx)
    const said = saidInBoth(ctx, ({ env }) => gridText(env)('handover.note', { who: staff.name, text }))
    await appendMessage(tx, id, { role: 'agent', kind: 'notice', parts: [said] })
    await recordAudit(tx, ctx, 'handover.written', `handover:${note.id}`, { alertIds: note.alertIds })
    return present(note)
  })
}

/** The next shift has read it; the first who says so stands there. */
export async function acknowledgeHandoverNote({ ctx, input }: Call<{ id: string }>): Promise<HandoverDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  return withTransaction(ctx, async (tx) => {
    const [note] = await tx.handoverNote.updateManyAndReturn({
      where: { id: input.id, acknowledgedAt: null },
      data: { acknowledgedBy: staff.name, acknowledgedAt: ctx.now() },
    })
    if (note) {
      await recordAudit(tx, ctx, 'handover.acknowledged', `handover:${note.id}`)
      return present(note)
    }
    const known = await tx.handoverNote.findUnique({ where: { id: input.id } })
    if (!known) throw new AppError('not-found', 'There is no such note.')
    return present(known)
  })
}

function present(note: HandoverNote): HandoverDto {
  return {
    id: note.id,
    author: note.author,
    text: note.text,
    alertIds: note.alertIds,
    gridAt: note.gridAt.toISOString(),
    createdAt: note.createdAt.toISOString(),
    acknowledgedBy: note.acknowledgedBy,
    acknowledgedAt: note.acknowledgedAt?.toISOString() ?? null,
  }
}
