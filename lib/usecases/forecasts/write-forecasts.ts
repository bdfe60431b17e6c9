import type { Outlook, OutlookJob } from '@/lib/analytics/look-ahead'
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
      const forecast = forecastRow(one, gridNow)
      await tx.forecast.upsert({
        where: { transformerId: id },
        create: { transformerId: id, ...forecast },
        update: forecast,
      })
    })
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
