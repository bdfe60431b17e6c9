export type ChartInput = {
  startAt: string
  intervalMinutes: number
  usualKw: (number | null)[]
  yourKw: (number | null)[]
  eventStartAt: string
  eventEndAt: string
}
export type Frame = { width: number; height: number; left: number; top: number }
export type ChartDrawing = {
  plot: { left: number; right: number; top: number; bottom: number }
  window: { x: number; width: number }
  usual: string
  mine: string
  /** Between the two inside the event, where use was below usual */
  counted: string
  rows: { y: number; label: string }[]
  hours: { x: number; at: string; inEvent: boolean }[]
  /** Middle of the counted area and how tall it is there */
  labelAt: { x: number; y: number; room: number }
}

/** Places two stepped series in a frame. A missing reading is a gap in the line, never a guess. */
export function drawChart(input: ChartInput, frame: Frame, maxHours: number): ChartDrawing {
  const count = Math.max(input.usualKw.length, input.yourKw.length, 1)
  const plot = { left: frame.left, right: frame.width, top: frame.top, bottom: frame.height }
  const start = Date.parse(input.startAt)
  const intervalMs = input.intervalMinutes * 60_000
  const known = [...input.usualKw, ...input.yourKw].filter((kw): kw is number => kw !== null)
  const top = niceTop(Math.max(...known, 0.5))
  const x = (i: number) => plot.left + ((plot.right - plot.left) * i) / count
  const y = (kw: number) => plot.bottom - (Math.max(0, kw) / top) * (plot.bottom - plot.top)
  const indexAt = (time: string) => Math.max(0, Math.min(count, (Date.parse(time) - start) / intervalMs))
  const first = indexAt(input.eventStartAt)
  const last = indexAt(input.eventEndAt)
  const inside = range(count).filter((i) => i >= Math.floor(first) && i < Math.ceil(last))

  return {
    plot,
    window: { x: x(first), width: x(last) - x(first) },
    usual: stepPath(input.usualKw, x, y),
    mine: stepPath(input.yourKw, x, y),
    counted: inside
      .map((i) => [i, input.usualKw[i] ?? null, input.yourKw[i] ?? null] as const)
      .filter(([, usual, mine]) => usual !== null && mine !== null && usual > mine)
      .map(([i, usual, mine]) => {
        const [from, to] = [x(Math.max(i, first)), x(Math.min(i + 1, last))]
        return `M${at(from, y(usual!))}H${fixed(to)}V${fixed(y(mine!))}H${fixed(from)}Z`
      })
      .join(''),
    rows: gridRows(top).map((kw) => ({ y: y(kw), label: String(kw) })),
    hours: hourTicks(start, start + count * intervalMs, maxHours).map((time) => ({
      x: x((time - start) / intervalMs),
      at: new Date(time).toISOString(),
      inEvent: time === Date.parse(input.eventStartAt) || time === Date.parse(input.eventEndAt),
    })),
    labelAt: labelPlace(input, inside, x((first + last) / 2), y),
  }
}

function stepPath(series: (number | null)[], x: (i: number) => number, y: (kw: number) => number): string {
  let path = ''
  let open = false
  for (const [i, kw] of series.entries()) {
    if (kw === null) {
      open = false
      continue
    }
    path += open ? `V${fixed(y(kw))}` : `M${at(x(i), y(kw))}`
    path += `H${fixed(x(i + 1))}`
    open = true
  }
  return path
}

function labelPlace(input: ChartInput, inside: number[], center: number, y: (kw: number) => number) {
  const middle = inside[Math.floor(inside.length / 2)] ?? 0
  const usual = y(input.usualKw[middle] ?? 0)
  const mine = y(input.yourKw[middle] ?? 0)
  return { x: center, y: (usual + mine) / 2 + 4, room: mine - usual }
}

/** The smallest of 1, 2, 3, 4, 5, 6, 8, 10 times a power of ten that holds the value with a little air. */
export function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value * 1.05))
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value * 1.05)
  return (step ?? 10) * power
}

function gridRows(top: number): number[] {
  const step = top / (top % 3 === 0 || top === 6 ? 3 : top % 4 === 0 ? 4 : top % 5 === 0 ? 5 : 2)
  return range(Math.round(top / step) + 1).map((i) => Number((i * step).toFixed(2)))
}

function hourTicks(start: number, end: number, maxHours: number): number[] {
  const hour = 3_600_000
  const firstHour = Math.ceil(start / hour) * hour
  const all = range(Math.floor((end - firstHour) / hour) + 1).map((i) => firstHour + i * hour)
  const every = Math.max(1, Math.ceil(all.length / maxHours))
  return all.filter((_, i) => i % every === 0)
}

function range(count: number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, i) => i)
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function at(x: number, y: number): string {
  return `${fixed(x)} ${fixed(y)}`
}
