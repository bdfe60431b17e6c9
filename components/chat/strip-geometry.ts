export type StripInput = {
  /** Average kW of each local hour of the day, 24 values */
  hourlyKw: number[]
  /** Local hours, with fractions: 18.5 is half past six in the evening */
  startHour: number
  endHour: number
  cutLowKw: number
  cutHighKw: number
}
export type StripDrawing = {
  usual: string
  sure: string
  possible: string
  window: { x: number; width: number }
  hours: { x: number; hour: number; inEvent: boolean }[]
  labelAt: { x: number; y: number }
  baseline: number
}
export type StripFrame = { width: number; height: number }

const BEFORE_HOURS = 3
const AFTER_HOURS = 2
const STEP_HOURS = 0.25

/** The usual hours around an event: what would surely be cut lies under the curve, what might be under that. */
export function drawStrip(input: StripInput, frame: StripFrame): StripDrawing {
  const { startHour, endHour } = input
  const from = Math.floor(startHour) - BEFORE_HOURS
  const to = Math.ceil(endHour) + AFTER_HOURS
  const top = Math.max(...input.hourlyKw, 0.1) * 1.25
  const x = (hour: number) => ((hour - from) / (to - from)) * frame.width
  const y = (kw: number) => frame.height - (Math.max(0, kw) / top) * frame.height
  const all = steps(from, to)
  const inside = steps(startHour, endHour)
  const at = (hour: number, less: number) =>
    `${fixed(x(hour))} ${fixed(y(usualAt(input.hourlyKw, hour) - less))}`
  const line = (hours: number[], less: number) => hours.map((hour) => at(hour, less)).join('L')
  const band = (upper: number, lower: number) =>
    `M${line(inside, upper)}L${line([...inside].reverse(), lower)}Z`
  const middle = (startHour + endHour) / 2
  return {
    usual: `M${line(all, 0)}`,
    sure: band(0, input.cutLowKw),
    possible: band(input.cutLowKw, input.cutHighKw),
    window: { x: x(startHour), width: x(endHour) - x(startHour) },
    hours: Array.from({ length: to - from + 1 }, (_, i) => from + i).map((hour) => ({
      x: x(hour),
      hour: ((hour % 24) + 24) % 24,
      inEvent: hour === startHour || hour === endHour,
    })),
    labelAt: { x: x(middle), y: y(usualAt(input.hourlyKw, middle) - input.cutHighKw) + 17 },
    baseline: frame.height,
  }
}

/** An hour's average stands at its middle; between two middles the line is straight. */
export function usualAt(hourlyKw: number[], hour: number): number {
  const at = (index: number) => hourlyKw[((index % 24) + 24) % 24] ?? 0
  const before = Math.floor(hour - 0.5)
  const share = hour - 0.5 - before
  return at(before) * (1 - share) + at(before + 1) * share
}

function steps(from: number, to: number): number[] {
  const count = Math.max(1, Math.round((to - from) / STEP_HOURS))
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count)
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10)
}
