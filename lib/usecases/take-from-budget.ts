import type { Db, Tx } from '@/lib/db/client'

export type BudgetAnswer = { allowed: boolean; count: number; retryAfterMs: number }

/**
 * Counts one use of `key` in a window of `windowMs` by one atomic statement; allowed while the count stays within `max`.
 * The key is what was submitted, whether it exists or not, so a limit tells nobody what exists.
 */
export async function takeFromBudget(
  db: Db | Tx,
  key: string,
  max: number,
  windowMs: number,
  now: Date,
): Promise<BudgetAnswer> {
  const windowEnd = new Date(now.getTime() + windowMs)
  const rows = await db.$queryRaw<{ count: number; windowEnd: Date }[]>`
    INSERT INTO "RateLimit" ("key", "windowEnd", "count") VALUES (${key}, ${windowEnd}, 1)
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "RateLimit"."windowEnd" <= ${now} THEN 1 ELSE "RateLimit"."count" + 1 END,
      "windowEnd" = CASE WHEN "RateLimit"."windowEnd" <= ${now} THEN ${windowEnd} ELSE "RateLimit"."windowEnd" END
    RETURNING "count", "windowEnd"`
  const row = rows[0]!
  return {
    allowed: row.count <= max,
    count: row.count,
    retryAfterMs: Math.max(0, row.windowEnd.getTime() - now.getTime()),
  }
}

/** Whether a budget is used up, without using it: for limits on what fails alone. */
export async function budgetLeft(
  db: Db | Tx,
  key: string,
  max: number,
  now: Date,
): Promise<{ allowed: boolean; retryAfterMs: number }> {
  const row = await db.rateLimit.findUnique({ where: { key } })
  if (!row || row.windowEnd <= now) return { allowed: true, retryAfterMs: 0 }
  return { allowed: row.count < max, retryAfterMs: row.windowEnd.getTime() - now.getTime() }
}
