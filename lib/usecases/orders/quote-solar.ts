import type { Order } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import type { Context } from '../context'
import type { DraftQuote } from './init-order'

export async function quoteSolar(_ctx: Context, _order: Order, _locale: 'en' | 'es'): Promise<DraftQuote> {
  throw new AppError('not-eligible', 'Solar offers are not open yet.')
}
