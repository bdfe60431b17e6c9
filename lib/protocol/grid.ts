import * as z from 'zod'
import { Time } from './time'

export const StressLevel = z.enum(['normal', 'amber', 'red', 'critical'])
export type StressLevel = z.infer<typeof StressLevel>

/** What the thermal model says beside the temperatures; the hot-spot is always the model's. */
export const StressDto = z.object({
  level: StressLevel,
  hotSpotLimitC: z.number(),
  /** Until the hot-spot passes its limit if the present load stays; null when it never does */
  minutesToLimit: z.number().nullable(),
  /** Days of insulation life used in the last 24 hours */
  ageingDays24h: z.number(),
  topOilFrom: z.enum(['measured', 'model']),
  ambientFrom: z.enum(['measured', 'assumed']),
})
export type StressDto = z.infer<typeof StressDto>

export const TransformerDto = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  name: z.string(),
  feederId: z.string(),
  feederName: z.string(),
  substationId: z.string(),
  substationName: z.string(),
  ratedKva: z.number(),
  ratedKw: z.number(),
  powerFactor: z.number(),
  limitKw: z.number(),
  homes: z.number().int(),
  enrolled: z.number().int(),
  loadKw: z.number().nullable(),
  loadPercent: z.number().nullable(),
  ambientC: z.number().nullable(),
  topOilC: z.number().nullable(),
  hotSpotC: z.number().nullable(),
  stress: StressDto.nullable().optional(),
  observedAt: Time.nullable(),
  simulated: z.boolean(),
  /** Set while a labelled demo scenario drives the load */
  scenario: z.object({ loadKw: z.number(), endAt: Time }).nullable(),
  version: z.number().int(),
})
export type TransformerDto = z.infer<typeof TransformerDto>

export const ReadingDto = z.object({
  observedAt: Time,
  loadKw: z.number(),
  loadPercent: z.number(),
  ambientC: z.number().nullable(),
  topOilC: z.number().nullable(),
  simulated: z.boolean(),
})
export type ReadingDto = z.infer<typeof ReadingDto>

/** What the thermal model makes of the readings, oldest first; a measured top-oil temperature overrules it. */
export const TemperaturesDto = z.object({
  transformerId: z.string(),
  hotSpotLimitC: z.number(),
  topOilLimitC: z.number(),
  points: z.array(z.object({ at: Time, hotSpotC: z.number(), topOilC: z.number() })),
})
export type TemperaturesDto = z.infer<typeof TemperaturesDto>

/** One frame of the `telemetry` socket event: newest values of the transformers that changed. */
export const TelemetryFrame = z.object({
  gridNow: Time,
  transformers: z.array(
    z.object({
      id: z.string(),
      loadKw: z.number(),
      loadPercent: z.number(),
      ambientC: z.number().nullable(),
      topOilC: z.number().nullable(),
      hotSpotC: z.number().nullable(),
      stress: StressDto.nullable().optional(),
      observedAt: Time,
      simulated: z.boolean(),
      version: z.number().int(),
    }),
  ),
})
export type TelemetryFrame = z.infer<typeof TelemetryFrame>

export const TelemetryReading = z
  .strictObject({
    transformerId: z.string().min(1).max(100),
    observedAt: Time,
    loadKw: z.number().min(-100_000).max(1_000_000).optional(),
    loadKva: z.number().min(-100_000).max(1_000_000).optional(),
    loadPercent: z.number().min(-1000).max(1000).optional(),
    ambientC: z.number().min(-60).max(70).optional(),
    topOilC: z.number().min(-60).max(250).optional(),
  })
  .refine((r) => [r.loadKw, r.loadKva, r.loadPercent].filter((v) => v !== undefined).length === 1, {
    message: 'Give exactly one of loadKw, loadKva and loadPercent.',
  })
export type TelemetryReading = z.infer<typeof TelemetryReading>
export const TelemetryInput = z.strictObject({ readings: z.array(z.unknown()).min(1).max(5000) })

export const MeterReading = z
  .strictObject({
    meterId: z.string().min(1).max(40),
    start: Time,
    minutes: z.union([z.literal(5), z.literal(15), z.literal(30), z.literal(60)]),
    kwh: z.number().min(-10_000).max(10_000).optional(),
    kw: z.number().min(-10_000).max(10_000).optional(),
  })
  .refine((r) => (r.kwh === undefined) !== (r.kw === undefined), {
    message: 'Give exactly one of kwh and kw.',
  })
export type MeterReading = z.infer<typeof MeterReading>
export const MeterReadingsInput = z.strictObject({ readings: z.array(z.unknown()).min(1).max(5000) })

export const BatchResult = z.object({
  accepted: z.number().int(),
  rejected: z.number().int(),
  problems: z.array(z.object({ index: z.number().int(), code: z.string(), detail: z.string() })),
})
export type BatchResult = z.infer<typeof BatchResult>

export const ForecastDto = z.object({
  transformerId: z.string(),
  issuedAt: Time,
  stepMinutes: z.number().int(),
  /** What made it, and how well that did on held-back days against the same time of the day before */
  model: z.object({
    name: z.enum(['ridge', 'seasonal-naive', 'mean-of-days', 'profile', 'same-time-of-day']),
    /** 1 - maeKw / naiveMaeKw */
    skill: z.number().nullable(),
    maeKw: z.number().nullable(),
    naiveMaeKw: z.number().nullable(),
    trainedFrom: Time.nullable(),
    trainedTo: Time.nullable(),
  }),
  limitKw: z.number(),
  hotSpotLimitC: z.number(),
  /** Start of the step; the hot-spot is the median's at the step's end, null while no thermal state is known */
  points: z.array(
    z.object({
      at: Time,
      p10: z.number(),
      p50: z.number(),
      p90: z.number(),
      p50Percent: z.number(),
      hotSpotC: z.number().nullable(),
      /** 10 % and 90 % quantile of the hot-spot over the load scenarios, at the step's end */
      hotSpotP10C: z.number().nullable(),
      hotSpotP90C: z.number().nullable(),
    }),
  ),
  /** When the hot-spot passes its limit on the median and on the 90 % quantile; null when it does not */
  timeToLimitAt: Time.nullable(),
  timeToLimitP90At: Time.nullable(),
  /** Probability that the hot-spot passes its limit within the forecast; null while nothing was drawn */
  pOverLimit: z.number().nullable(),
  /** Days of insulation life that the median uses up over the forecast */
  ageingDays: z.number().nullable(),
  ambientFrom: z.enum(['measured', 'assumed']).nullable(),
  /** Hot-spot now, and minutes until the median load passes the limit in kW */
  hotSpotC: z.number().nullable(),
  minutesToLimit: z.number().nullable(),
})
export type ForecastDto = z.infer<typeof ForecastDto>
