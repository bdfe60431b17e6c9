import { listAnswer } from '@/lib/http/list-answer'
import { route } from '@/lib/http/route'
import { listHandoverNotes, writeHandoverNote } from '@/lib/usecases/handover/handover-notes'

export const GET = route('grid', ({ ctx, query }) =>
  listAnswer(
    query,
    (page) => listHandoverNotes({ ctx, input: { page } }),
    (note) => ({ at: note.createdAt, id: note.id }),
  ),
)

export const POST = route('grid', async ({ ctx, json }) => ({
  status: 201,
  data: await writeHandoverNote({ ctx, input: await json() }),
}))
