import { readFile } from 'node:fs/promises'
import { AppError } from '@/lib/errors'
import { route } from '@/lib/http/route'
import { outboxFile } from '@/lib/network/pick-delivery'

const SHOWN = 100

/** Demo mode only: what was sent to people outside the chat, newest first. */
export const GET = route('anyone', async ({ ctx }) => {
  if (!ctx.env.demo) throw new AppError('not-found', 'The demo inbox exists in demo mode only.')
  const text = await readFile(outboxFile(ctx.env), 'utf8').catch(() => '')
  const lines = text.trimEnd().split('\n').slice(-SHOWN).reverse()
  return { data: lines.filter(Boolean).map((line) => JSON.parse(line) as unknown) }
})
