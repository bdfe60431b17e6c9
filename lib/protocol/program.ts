import * as z from 'zod'
import { cleanText } from '@/lib/domain/clean-text'
import { DEVICE_TYPES } from '@/lib/domain/program/terms'
import { termsProblems } from '@/lib/domain/program/terms-problems'
import { DfpOffer } from './message'
import { Time } from './time'

export const ProgramDto = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['draft', 'published', 'retired']),
  currentVersion: z.number().int(),
  enrolled: z.object({
    active: z.number().int(),
    paused: z.number().int(),
    /** Active and paused by the version that they joined under and keep */
    byVersion: z.array(z.object({ version: z.number().int(), count: z.number().int() })).optional(),
  }),
  /** Newest first; a published version never changes, a draft has no publishedAt */
  versions: z.array(
    z.object({
      version: z.number().int(),
      publishedAt: Time.nullable(),
      terms: z.record(z.string(), z.unknown()),
    }),
  ),
})
export type ProgramDto = z.infer<typeof ProgramDto>

const words = z.string().trim().min(1).max(1000).transform(cleanText)
const LocalText = z.strictObject({ en: words, es: words })
const whole = (min: number, max: number) => z.number().int().min(min).max(max)
const minor = z.number().int().min(0).max(100_000_000)
const share = z.number().min(0).max(1)

/** Terms of one version of a program, as the domain knows them. Hours are local, endHour exclusive. */
export const ProgramTermsInput = z
  .strictObject({
    kind: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    name: LocalText,
    promise: LocalText,
    card: z.strictObject({
      whatHappens: LocalText,
      whatYouGet: LocalText,
      whatItCosts: LocalText,
      sayingNo: LocalText,
      whyNow: LocalText,
      yourData: LocalText,
    }),
    consent: LocalText,
    deviceType: z.enum(DEVICE_TYPES).nullable(),
    participation: z.enum(['opt-in', 'opt-out']),
    reward: z.strictObject({
      perKwhMinor: minor.optional(),
      perEventMinor: minor.optional(),
      perMonthMinor: minor.optional(),
      signUpMinor: minor.optional(),
      perKwSeasonMinor: minor.optional(),
      capPerEventMinor: minor.optional(),
    }),
    penalty: z
      .strictObject({ perMissedEventMinor: minor.optional(), belowShare: share.optional() })
      .nullable(),
    limits: z.strictObject({
      months: z.array(whole(1, 12)).min(1).max(12),
      weekdays: z.array(whole(1, 7)).min(1).max(7),
      startHour: whole(0, 23),
      endHour: whole(1, 24),
      minHoursPerEvent: z.number().min(0).max(24),
      maxHoursPerEvent: z.number().min(0.25).max(24),
      maxEventsPerDay: whole(1, 24),
      maxEventsPerMonth: whole(0, 300),
      maxEventsPerYear: whole(0, 1000),
      maxHoursPerYear: z.number().min(0).max(8760),
      restHours: z.number().min(0).max(720),
    }),
    noticeMinutes: whole(0, 7 * 1440),
    eligibility: z.strictObject({
      deviceType: z.enum(DEVICE_TYPES).nullable(),
      homeTypes: z.array(z.string().min(1).max(40)).min(1).max(20).nullable(),
      excludesMedicalEquipment: z.boolean(),
      minEveningKw: z.number().min(0).max(1000),
      ownersOnly: z.boolean(),
    }),
    response: z.strictObject({
      kwPerCustomer: z.number().positive().max(10_000),
      participation: share,
      cv: z.number().min(0).max(5),
      reboundShare: z.number().min(0).max(2),
      source: words,
    }),
    planning: z.strictObject({ costPerKwhMinor: minor, callCostMinor: minor }),
  })
  .superRefine((terms, ctx) => {
    for (const { path, message } of termsProblems(terms)) ctx.addIssue({ code: 'custom', path, message })
  })

/** A new program starts as a draft that nobody can join. */
export const CreateProgramInput = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/),
  terms: ProgramTermsInput,
  rank: whole(0, 10_000).optional(),
})

/** `terms` writes the draft of the next version, `publish` makes it the current one for good. */
export const ChangeProgramInput = z
  .strictObject({
    terms: ProgramTermsInput.optional(),
    publish: z.literal(true).optional(),
    discardDraft: z.literal(true).optional(),
    state: z.enum(['published', 'retired']).optional(),
    rank: whole(0, 10_000).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'Nothing to change was given.' })
  .refine((change) => !change.discardDraft || (!change.terms && !change.publish), {
    message: 'A draft is either discarded or written.',
  })

/** How many homes could join under terms now, and why the others could not. */
export const ProgramEligibility = z.object({
  homes: z.number().int(),
  eligible: z.number().int(),
  enrolled: z.number().int(),
  /** Homes by the first reason why not */
  reasons: z.array(z.object({ reason: z.string(), homes: z.number().int() })),
  /** kW that all eligible homes would give on average when called, as the terms expect */
  potentialKw: z.number(),
})
export type ProgramEligibility = z.infer<typeof ProgramEligibility>

export const PreviewProgramInput = z.strictObject({
  id: z.string().max(40).optional(),
  terms: ProgramTermsInput,
  locale: z.enum(['en', 'es']).default('en'),
})

/** What a customer with the middle evening use of those who can join would see. */
export const ProgramPreview = z.object({
  offer: DfpOffer,
  card: z.array(z.object({ id: z.string(), text: z.string() })),
  consent: z.string(),
  example: z.object({ eveningKw: z.number(), homeType: z.string() }),
  eligibility: ProgramEligibility,
})
export type ProgramPreview = z.infer<typeof ProgramPreview>
