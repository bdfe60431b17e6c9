/** How a baseline is built: data, so that a program version can name its rule and an auditor can read it. */
export type BaselineRule = {
  id: string
  /** Like days looked for, most recent first. */
  days: number
  /** Fewer than this and nothing is measured automatically. */
  minDays: number
  /** How far back like days may lie. */
  lookbackCalendarDays: number
  /** Of these days, how many with the highest load in the event's hours are kept. */
  keepHighest: number
  /** Weight of each older day relative to the next newer one; 1 is the plain mean. */
  recencyWeight: number
  sameDay: SameDayAdjustment
}

export type SameDayAdjustment =
  | { kind: 'none' }
  /** Multiplies by actual over baseline in the hours before the event, clipped to the cap. */
  | { kind: 'ratio'; fromHours: number; toHours: number; cap: readonly [number, number] | null }
  /** Adds the mean of actual minus baseline in the hours before the event. */
  | { kind: 'additive'; fromHours: number; toHours: number }

const hours4to1 = { fromHours: 4, toHours: 1 } as const
const tenOfTen = {
  days: 10,
  minDays: 5,
  lookbackCalendarDays: 45,
  keepHighest: 10,
  recencyWeight: 1,
} as const

/**
 * The rules by name. `10-of-10` is what the product settles on; the others are presets for comparison,
 * named after the programs they resemble, not certified by them.
 */
export const BASELINE_RULES = {
  '10-of-10': rule('10-of-10', { sameDay: { kind: 'ratio', ...hours4to1, cap: [0.8, 1.2] } }),
  '10-of-10-unadjusted': rule('10-of-10-unadjusted', { sameDay: { kind: 'none' } }),
  '10-of-10-uncapped': rule('10-of-10-uncapped', { sameDay: { kind: 'ratio', ...hours4to1, cap: null } }),
  '10-of-10-wide-cap': rule('10-of-10-wide-cap', {
    sameDay: { kind: 'ratio', ...hours4to1, cap: [0.71, 1.4] },
  }),
  '10-of-10-additive': rule('10-of-10-additive', { sameDay: { kind: 'additive', ...hours4to1 } }),
  /** CAISO residential, 2017 rules. */
  '5-of-10': rule('5-of-10', { keepHighest: 5, sameDay: { kind: 'ratio', ...hours4to1, cap: [0.71, 1.4] } }),
  /** NYISO average day with the in-day factor. */
  'average-day-5-of-10': rule('average-day-5-of-10', {
    keepHighest: 5,
    sameDay: { kind: 'ratio', fromHours: 4, toHours: 2, cap: [0.8, 1.2] },
  }),
  /** PJM economic, symmetric additive. */
  '4-of-5-additive': rule('4-of-5-additive', {
    days: 5,
    minDays: 4,
    keepHighest: 4,
    sameDay: { kind: 'additive', ...hours4to1 },
  }),
  /** GB demand flexibility service, in-day over the three hours before the event. */
  '10-of-10-in-day': rule('10-of-10-in-day', {
    sameDay: { kind: 'additive', fromHours: 3, toHours: 0 },
  }),
  /** ISO-NE's former rolling rule: a tenth of the newest day, nine tenths of what was. */
  'rolling-90-10': rule('rolling-90-10', {
    days: 45,
    keepHighest: 45,
    recencyWeight: 0.9,
    sameDay: { kind: 'additive', fromHours: 3, toHours: 0 },
  }),
} as const satisfies Record<string, BaselineRule>

export type BaselineRuleId = keyof typeof BASELINE_RULES

export const BASELINE_RULE_IDS = Object.keys(BASELINE_RULES) as BaselineRuleId[]

function rule(id: string, parts: Partial<BaselineRule> & { sameDay: SameDayAdjustment }): BaselineRule {
  return { id, ...tenOfTen, ...parts }
}
