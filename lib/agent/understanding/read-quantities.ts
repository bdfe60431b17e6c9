import { type Found, findAll } from '@/lib/agent/understanding/found'
import type { Comparator, Slots } from '@/lib/agent/understanding/understanding'

/** Money, power, percent, durations with their comparators ("under $8,000", "about 4 kW", "media hora"). */
export function readQuantities(text: string, wantsAmount = false): Found[] {
  const ranges = readRanges(text)
  const single = [...readPower(text), ...readMoney(text, wantsAmount)].filter(
    (one) => !ranges.some((range) => one.start < range.end && range.start < one.end),
  )
  return [...ranges, ...single, ...readPercent(text), ...readDuration(text)]
}

const numeral = '(\\d{1,3}(?:[.,\\s]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?)'
const comparatorWords: [Comparator, string][] = [
  [
    'under',
    "under|below|less than|lower than|cheaper than|no more than|not more than|at most|max(?:imum)?(?: of)?|up to|within|for less than|smaller than|beneath|menos de|debajo de|por debajo de|hasta|maximo(?: de)?|no mas de|mas barato que|inferior a|menor(?:es)? (?:de|que|a)|como mucho|a lo sumo|budget (?:is|of)|(?:i|we) (?:only )?have|(?:i|we) got|i'?ve got|we'?ve got|(?:can|could) (?:only )?(?:spend|afford|pay)|spend|afford|to spend|pasar(?:me)? de|pasen? de|gastar(?: mas de)?|presupuesto(?: es| de)*(?: de)?|tengo|tenemos|go(?:es)? over|exceed",
  ],
  [
    'over',
    'over|above|more than|at least|min(?:imum)?(?: of)?|bigger than|larger than|greater than|from|beyond|mas de|encima de|por encima de|al menos|minimo(?: de)?|superior a|mayor(?:es)? (?:de|que|a)|como minimo',
  ],
  [
    'about',
    'about|around|roughly|near(?:ly)?|approximately|approx\\.?|circa|some|close to|~|alrededor de|cerca de|unos|unas|aproximadamente|mas o menos|aprox\\.?',
  ],
  ['exactly', 'exactly|precisely|exactamente'],
]
const anyComparator = comparatorWords.map(([, words]) => words).join('|')
const before = `(?:(?<cmp>${anyComparator})\\s+(?:the\\s+|un\\s+|a\\s+|los\\s+|las\\s+)?)?`

const moneyUnit = '(?:\\s*(?:dollars?|bucks|usd|us\\$|dolares|pesos|eur|euros|rs|rupees|cents?|centavos|\\$))'
const otherUnit =
  'kw|%|percent|year|month|day|hour|min|kilo|event|home|ano|mes|dia|hora|evento|kva|degree|grado|por ciento'
const markedMoney = new RegExp(
  `${before}(?<sym>us\\$|[$€£₹]|rs\\.?\\s|usd\\s)\\s*${numeral}\\s*(?<scale>k|grand|thousand|mil)?\\b${moneyUnit}?`,
  'g',
)
const namedMoney = new RegExp(
  `${before}${numeral}\\s*(?<scale>k|grand|thousand|mil)?(?<unit>${moneyUnit})(?![a-z])`,
  'g',
)
const scaledMoney = new RegExp(`${before}${numeral}\\s*(?<scale>k|grand|thousand|mil)(?![a-z])`, 'g')
const threeComparators = comparatorWords
  .slice(0, 3)
  .map(([, words]) => words)
  .join('|')
const comparedMoney = new RegExp(
  `(?<cmp>${threeComparators})\\s+(?:the\\s+)?${numeral}(?!\\s*(?:${otherUnit}))(?![\\d,.]*\\d)`,
  'g',
)
const aloneMoney = new RegExp(`^\\s*${before}${numeral}\\s*$`, 'g')

function readMoney(text: string, wantsAmount: boolean): Found[] {
  return [
    ...findAll(text, markedMoney, 'xamount', readAmount),
    ...findAll(text, namedMoney, 'xamount', readAmount),
    ...findAll(text, scaledMoney, 'xamount', readAmount),
    // A bare number after "under" is money when it is too large to be anything else in this trade.
    ...findAll(text, comparedMoney, 'xamount', (m) =>
      toNumber(numeralOf(m)) >= 500 ? readAmount(m) : undefined,
    ),
    ...(wantsAmount ? findAll(text, aloneMoney, 'xamount', readAmount) : []),
  ]
}

function readAmount(match: RegExpMatchArray): Slots | undefined {
  const value = toNumber(numeralOf(match))
  if (!Number.isFinite(value)) return undefined
  const thousands = match.groups?.scale ? 1000 : 1
  const cents = /cent/.test(match.groups?.unit ?? '') ? 1 : 100
  return {
    amountMinor: Math.round(value * thousands * cents),
    amountComparator: atMostAfter(match) || isBudget(match) ? 'under' : (comparatorOf(match) ?? 'exactly'),
  }
}

/** "$10,000 at most", "12 mil como máximo" */
function atMostAfter(match: RegExpMatchArray): boolean {
  const rest = (match.input ?? '').slice((match.index ?? 0) + match[0].length)
  return /^\W{0,3}(?:at (?:the )?most|max(?:imum)?|tops?|or less|or under|como (?:mucho|maximo)|a lo sumo|maximo|o menos|saved|set aside|put (?:aside|by|away)|to (?:spend|invest|put)|in (?:savings|the bank)|budget|ahorrados|guardados|para (?:gastar|invertir|eso|esto))\b/.test(
    rest,
  )
}

/** "We have about $15,000": nobody who says so wants to pay more. */
function isBudget(match: RegExpMatchArray): boolean {
  const before = (match.input ?? '').slice(0, match.index)
  return (
    match.groups?.cmp !== undefined &&
    comparatorOf(match) === 'about' &&
    /\b(?:have|has|got|saved|put aside|set aside|spend|afford|invest|budget(?: (?:is|of))?|tengo|tenemos|gastar|invertir|ahorre|ahorrado|presupuesto(?: (?:es|de))?)\s*$/.test(
      before,
    )
  )
}

const powerPattern = new RegExp(
  `${before}${numeral}\\s*-?\\s*(?<unit>kws?|kilowatts?|kilovatios?|kwp|kva|mw|watts?|vatios?)(?![a-z])`,
  'g',
)

function readPower(text: string): Found[] {
  return findAll(text, powerPattern, 'xpower', (match) => {
    const value = toNumber(numeralOf(match))
    const unit = match.groups?.unit ?? 'kw'
    const factor = unit === 'mw' ? 1000 : /^(watt|vatio)/.test(unit) ? 0.001 : 1
    return { powerKw: value * factor, powerComparator: comparatorOf(match) ?? 'exactly' }
  })
}

const rangeStart = '(?:between|betwen|beetween|btw|btwn|from|entre|de|desde)\\s+(?:los\\s+)?'
const rangeJoint = '\\s*(?:and|to|y|a|hasta|-|–)\\s*(?:los\\s+)?'
const powerUnit = '(?:kws?|kilowatts?|kilovatios?|kwp)(?![a-z])'
const powerRange = new RegExp(
  `(?:${rangeStart})?${numeral}\\s*(?:${powerUnit})?${rangeJoint}${numeral}\\s*-?\\s*${powerUnit}`,
  'g',
)
const bareRange = new RegExp(
  `\\b(?:those|ones|offers|systems|panels|los|las|ofertas|sistemas)\\s+${rangeStart}${numeral}${rangeJoint}${numeral}(?!\\s*(?:am|pm|:|%|[a-z]*(?:year|month|day|hour|min|ano|mes|dia|hora)))`,
  'g',
)
const moneyRange = new RegExp(
  `(?:${rangeStart})(?:\\$|us\\$)?\\s*${numeral}\\s*(?<low>k|grand|thousand|mil)?${rangeJoint}(?:\\$|us\\$)?\\s*${numeral}\\s*(?<high>k|grand|thousand|mil)?(?:${moneyUnit})?(?![\\w%])`,
  'g',
)
const LARGEST_SYSTEM_KW = 30

/** "Between 6 and 8 kW", "from $8,000 to 16,000", "entre 8 y 12 mil": the upper end with the lower beside it. */
function readRanges(text: string): Found[] {
  const numbers = (match: RegExpMatchArray) =>
    match
      .slice(1)
      .filter((group) => group !== undefined && /^\d/.test(group))
      .map(toNumber)
  const power = (match: RegExpMatchArray): Slots | undefined => {
    const [low = 0, high = 0] = numbers(match)
    return low < high && high <= LARGEST_SYSTEM_KW
      ? { powerFromKw: low, powerKw: high, powerComparator: 'under' }
      : undefined
  }
  return [
    ...findAll(text, powerRange, 'xpower', power),
    ...findAll(text, bareRange, 'xpower', power),
    ...findAll(text, moneyRange, 'xamount', (match) => {
      const [low = 0, high = 0] = numbers(match)
      const scaled = match.groups?.high ? 1000 : 1
      const from = low * (match.groups?.low || low < 1000 ? scaled : 1)
      const to = high * scaled
      return from < to && to >= 500
        ? {
            amountFromMinor: Math.round(from * 100),
            amountMinor: Math.round(to * 100),
            amountComparator: 'under',
          }
        : undefined
    }),
  ]
}

const percentPattern = new RegExp(`${numeral}\\s*(?:%|percent|per cent|pct|por ciento)`, 'g')

function readPercent(text: string): Found[] {
  return findAll(text, percentPattern, 'xpercent', (match) => ({ percent: toNumber(numeralOf(match)) }))
}

const minutesOf: [RegExp, number][] = [
  [/^(min|m$)/, 1],
  [/^(h)/, 60],
  [/^(d)/, 1440],
  [/^(w|semana)/, 10_080],
  [/^(month|mes)/, 43_200],
]

const durationPattern = new RegExp(
  `(?:(?<half>half an?|media)\\s+(?:hour|hora)|(?<one>an?|una?|another|otra)\\s+(?<oneUnit>hour|minute|day|week|month|hora|minuto|dia|semana|mes)(?![a-z])(?!\\s+ago)|${numeral}\\s*-?\\s*(?<unit>minutes?|minutos?|mins?|hours?|horas?|hrs?|h|days?|dias?|weeks?|semanas?|months?|meses|mes)(?![a-z])(?<tail>\\s+(?:and a half|y media))?)`,
  'g',
)

function readDuration(text: string): Found[] {
  return findAll(text, durationPattern, 'xduration', (match) => {
    const { half, one, oneUnit, unit, tail } = match.groups ?? {}
    if (half) return { durationMinutes: 30 }
    if (one) return { durationMinutes: minutesPer(oneUnit ?? 'hour') }
    const per = minutesPer(unit ?? 'hour')
    return { durationMinutes: Math.round(toNumber(numeralOf(match)) * per + (tail ? per / 2 : 0)) }
  })
}

function minutesPer(unit: string): number {
  return minutesOf.find(([pattern]) => pattern.test(unit))?.[1] ?? 60
}

/** Named groups come and go with the pattern, the numeral is always the captured text that starts with a digit. */
function numeralOf(match: RegExpMatchArray): string {
  return match.slice(1).find((group) => group !== undefined && /^\d/.test(group)) ?? ''
}

const comparatorPatterns = comparatorWords.map(
  ([name, words]) => [name, new RegExp(`^(?:${words})$`)] as const,
)

function comparatorOf(match: RegExpMatchArray): Comparator | undefined {
  const words = match.groups?.cmp
  if (!words) return undefined
  return comparatorPatterns.find(([, pattern]) => pattern.test(words))?.[0]
}

/** "8,000" and "8.000" are eight thousand, "4,5" and "4.5" are four and a half. */
export function toNumber(numeralText: string): number {
  const text = numeralText.replace(/\s/g, '')
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(text)
  if (grouped) return Number(text.replace(/[.,]/g, ''))
  const lastSeparator = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (lastSeparator < 0) return Number(text)
  return Number(`${text.slice(0, lastSeparator).replace(/[.,]/g, '')}.${text.slice(lastSeparator + 1)}`)
}
