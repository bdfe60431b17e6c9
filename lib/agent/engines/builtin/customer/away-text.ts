import type { Turn } from '@/lib/agent/turn'
import { readMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { whenText } from './when-text'

/** The absence that is stored, or nothing */
export async function awayText(turn: Turn): Promise<string> {
  const { ctx, t } = turn
  const { vacationFrom, vacationUntil } = await readMyPreferences(ctx)
  if (!vacationUntil || new Date(vacationUntil) <= (await ctx.gridNow())) return ''
  const day = whenText(turn).day
  return vacationFrom
    ? t('vacation.standsFrom', { from: day(vacationFrom), until: day(vacationUntil) })
    : t('vacation.stands', { until: day(vacationUntil) })
}
