import type { Outlook, OutlookJob } from '@/lib/analytics/look-ahead'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { PackedModel } from '@/lib/domain/forecast/pack-model'
import { type Context, withTransaction } from '@/lib/usecases/context'

/** A forecast with what it was made from. */
export type Issued = { outlook: Outlook; job: OutlookJob; ambientFrom: 'measured' | 'assumed' }

/** Keeps the newest forecast of each transformer, and the models that were fitted for them. */
export async function writeForecasts(ctx: Context, issued: readonly Issued[], gridNow: Date): Promise<void> {
  for (const one of issued)
    await withTransaction(ctx, async (tx) => {
      const { id, fitted } = one.outlook
      if (fitted) {
        const model = modelRow(fitted)
        await tx.forecastModel.upsert({
          where: { transformerId: id },
          create: { transformerId: id, ...model },
          update: model,
        })
      }
      await writeForecast(tx, id, forecastRow(one, gridNow))
    })
}

/**
 * As one statement: through the client's own upsert each list of numbers, by which of them are equal, is another query to plan
 * and to keep a plan for.
 */
function writeForecast(tx: Tx, transformerId: string, row: ReturnType<typeof forecastRow>): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "Forecast" ("transformerId", "issuedAt", "startAt", "stepMinutes", "p10", "p50", "p90",
      "hotSpotC", "hotSpotP10C", "hotSpotP90C", "hotSpotLimitC", "timeToLimitAt", "timeToLimitP90At",
      "pOverLimit", "ageingDays", "ambientFrom")
    VALUES (${transformerId}, ${row.issuedAt}, ${row.startAt}, ${row.stepMinutes}, ${row.p10}::float8[],
      ${row.p50}::float8[], ${row.p90}::float8[], ${row.hotSpotC}::float8[], ${row.hotSpotP10C}::float8[],
      ${row.hotSpotP90C}::float8[], ${row.hotSpotLimitC}, ${row.timeToLimitAt}, ${row.timeToLimitP90At},
      ${row.pOverLimit}, ${row.ageingDays}, ${row.ambientFrom})
    ON CONFLICT ("transformerId") DO UPDATE SET
      "issuedAt" = excluded."issuedAt", "startAt" = excluded."startAt", "stepMinutes" = excluded."stepMinutes",
      "p10" = excluded."p10", "p50" = excluded."p50", "p90" = excluded."p90",
      "hotSpotC" = excluded."hotSpotC", "hotSpotP10C" = excluded."hotSpotP10C",
      "hotSpotP90C" = excluded."hotSpotP90C", "hotSpotLimitC" = excluded."hotSpotLimitC",
      "timeToLimitAt" = excluded."timeToLimitAt", "timeToLimitP90At" = excluded."timeToLimitP90At",
      "pOverLimit" = excluded."pOverLimit", "ageingDays" = excluded."ageingDays",
      "ambientFrom" = excluded."ambientFrom"`
}

function modelRow({ card, weights, residuals }: PackedModel) {
  return {
    method: card.method,
    stepMinutes: card.stepMinutes,
    maeKw: card.validationMae,
    naiveMaeKw: card.naiveMae,
    skill: card.skill,
    trainedFrom: new Date(card.trainedFrom),
    trainedTo: new Date(card.trainedTo),
    card: card as unknown as Prisma.InputJsonValue,
    weights: bytes(weights),
    residuals: bytes(residuals),
  }
}

function forecastRow({ outlook, job, ambientFrom }: Issued, gridNow: Date) {
  const { startMs, minutesToLimit, minutesToLimitP90 } = outlook
  const at = (minutes: number | null) => (minutes === null ? null : new Date(startMs + minutes * 60_000))
  const rounded = (values: number[]) => values.map((value) => Math.round(value * 100) / 100)
  return {
    issuedAt: gridNow,
    startAt: new Date(startMs),
    stepMinutes: job.stepMinutes,
    p10: rounded(outlook.p10),
    p50: rounded(outlook.p50),
    p90: rounded(outlook.p90),
    hotSpotC: rounded(outlook.hotSpotC),
    hotSpotP10C: rounded(outlook.hotSpotP10C),
    hotSpotP90C: rounded(outlook.hotSpotP90C),
    hotSpotLimitC: outlook.hotSpotLimitC,
    timeToLimitAt: at(minutesToLimit),
    timeToLimitP90At: at(minutesToLimitP90),
    pOverLimit: outlook.pOverLimit,
    ageingDays: outlook.ageingDays,
    ambientFrom,
  }
}

function bytes(values: Float32Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
}
