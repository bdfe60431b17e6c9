import type uPlot from 'uplot'
import type { ChartLine, ChartSpec, Point } from './chart-spec'
import { hatch } from './hatch'
import type { Palette } from './palette'

type Pen = CanvasRenderingContext2D

/** Below the lines: event windows and the stretch without fresh values. */
export function drawUnder(u: uPlot, spec: ChartSpec, palette: Palette): void {
  inPlot(u, (pen) => {
    const { top, height } = u.bbox
    for (const window of spec.windows ?? []) {
      const left = xOf(u, window.from)
      const right = xOf(u, window.to)
      pen.fillStyle = palette.actTint
      pen.fillRect(left, top, right - left, height)
      pen.strokeStyle = palette.actLine
      pen.lineWidth = ratio()
      vertical(pen, left, top, height)
      vertical(pen, right, top, height)
    }
    if (spec.staleFrom) {
      pen.fillStyle = hatch(palette.hatch, 45)
      const left = xOf(u, spec.staleFrom)
      pen.fillRect(left, top, u.bbox.left + u.bbox.width - left, height)
    }
  })
}

/** Above the lines: limit, now, and the words that stand on things. */
export function drawOver(u: uPlot, spec: ChartSpec, palette: Palette): void {
  inPlot(u, (pen) => {
    const { left, top, width } = u.bbox
    pen.lineWidth = ratio()
    const across = (value: number, text?: string) => {
      const y = Math.round(u.valToPos(value, 'y', true)) + 0.5
      pen.strokeStyle = palette.limit
      pen.beginPath()
      pen.moveTo(left, y)
      pen.lineTo(left + width, y)
      pen.stroke()
      if (text) words(pen, text, left + 3 * ratio(), y - 4 * ratio(), palette.muted, palette.font)
    }
    const lowest = u.scales.y?.min ?? 0
    if (spec.limit) across(spec.limit.value, spec.limit.words)
    // What flows back is read from zero, and against the same limit.
    if (spec.limit?.reverseWords && lowest < 0) across(0)
    if (spec.limit?.reverseWords && lowest < -spec.limit.value)
      across(-spec.limit.value, spec.limit.reverseWords)
    for (const window of spec.windows ?? [])
      if (window.words)
        words(
          pen,
          window.words,
          xOf(u, window.from) + 4 * ratio(),
          top + 10 * ratio(),
          palette.act,
          palette.fontStrong,
        )
    const now = spec.now ? drawNow(u, pen, spec.now, palette) : null
    const ends: Place[] = []
    const limitY = spec.limit ? u.valToPos(spec.limit.value, 'y', true) : null
    for (const line of spec.lines) drawLineWords(u, pen, line, palette, { ends, limitY, now })
    for (const band of spec.bands ?? [])
      if (band.words) wordsAtPoint(u, pen, band.low, 0.6, band.words, palette.act, palette, 12)
    for (const note of spec.notes ?? []) {
      const x = xOf(u, note.at)
      const y = u.valToPos(note.value, 'y', true)
      pen.fillStyle = palette.ink
      pen.beginPath()
      pen.arc(x, y, 2.5 * ratio(), 0, 2 * Math.PI)
      pen.fill()
      words(pen, note.text, x + 6 * ratio(), y - 5 * ratio(), palette.ink, palette.fontStrong)
    }
  })
}

/** Gives the place of its words, for others to keep away from. */
function drawNow(u: uPlot, pen: Pen, now: NonNullable<ChartSpec['now']>, palette: Palette): Place | null {
  const x = Math.round(xOf(u, now.at)) + 0.5
  pen.strokeStyle = palette.ink
  pen.setLineDash([2 * ratio(), 2 * ratio()])
  vertical(pen, x, u.bbox.top, u.bbox.height)
  pen.setLineDash([])
  if (!now.words) return null
  pen.font = scaled(palette.fontStrong)
  const size = pen.measureText(now.words).width
  const right = u.bbox.left + u.bbox.width
  const atLine = now.value !== undefined && now.value !== null
  const roomRight = right - x > size + 8 * ratio()
  const top = u.bbox.top + 9 * ratio()
  const y = atLine ? Math.max(top, u.valToPos(now.value!, 'y', true) + 4 * ratio()) : top
  const toRight = (atLine && roomRight) || x - u.bbox.left < size + 8 * ratio()
  const place = { x: toRight ? x + 5 * ratio() : x - size - 4 * ratio(), y, size }
  words(pen, now.words, place.x, place.y, palette.ink, palette.fontStrong)
  return place
}

/** Words that would stand on what says now stand a line lower, and not on the limit. */
function lower(y: number, limitY: number | null): number {
  const next = y + 12 * ratio()
  const onLimit = limitY !== null && limitY > next - 14 * ratio() && limitY < next + 4 * ratio()
  return onLimit ? limitY + 12 * ratio() : next
}

type Place = { x: number; y: number; size: number }

type Around = { ends: Place[]; limitY: number | null; now: Place | null }

function overlap(one: Place, other: Place): boolean {
  return (
    one.x < other.x + other.size + 4 * ratio() &&
    other.x < one.x + one.size + 4 * ratio() &&
    Math.abs(one.y - other.y) < 12 * ratio()
  )
}

function drawLineWords(u: uPlot, pen: Pen, line: ChartLine, palette: Palette, around: Around) {
  const { limitY, now } = around
  if (!line.words) return
  const tone = line.look === 'effect' || line.look === 'plan' ? palette.act : palette.muted
  if (line.words.top) {
    const start = line.points.find((point) => point.value !== null)
    const y = u.bbox.top + 9 * ratio()
    if (!start) return
    pen.font = scaled(palette.font)
    const size = pen.measureText(line.words.text).width
    const last = u.bbox.left + u.bbox.width - size
    const x = Math.min(xOf(u, start.at) + 4 * ratio(), last)
    const inTheWay = now !== null && overlap({ x, y, size }, now)
    words(pen, line.words.text, x, inTheWay ? lower(y, limitY) : y, tone, palette.font)
    return
  }
  if (line.words.after) {
    wordsAfter(u, pen, line, tone, palette, around)
    return
  }
  wordsAtPoint(u, pen, line.points, line.words.at, line.words.text, tone, palette, line.words.below ? 13 : -6)
}

/** Not across the limit: above it for a line that is over it, else below. */
function offLimit(y: number, level: number, limitY: number | null): number {
  if (limitY === null || limitY < y - 10 * ratio() || limitY > y + 3 * ratio()) return y
  return level <= limitY ? limitY - 4 * ratio() : limitY + 12 * ratio()
}

/** Beside the end of a line; before it where no room is left; below what stands there already. */
function wordsAfter(u: uPlot, pen: Pen, line: ChartLine, tone: string, palette: Palette, around: Around) {
  const { ends, limitY } = around
  const end = line.points.findLast((point) => point.value !== null)
  if (!end || end.value === null || !line.words) return
  pen.font = scaled(palette.font)
  const size = pen.measureText(line.words.text).width
  const right = u.bbox.left + u.bbox.width
  const beside = xOf(u, end.at) + 5 * ratio()
  const level = u.valToPos(end.value, 'y', true)
  const fits = beside + size <= right
  // Above the line, but not on the words at the top.
  const before = level - 6 * ratio() < u.bbox.top + 22 * ratio() ? level + 13 * ratio() : level - 6 * ratio()
  const place = {
    x: fits ? beside : Math.min(beside, right) - size - 7 * ratio(),
    y: fits ? offLimit(level + 4 * ratio(), level, limitY) : before,
    size,
  }
  for (const other of ends) if (overlap(place, other)) place.y = other.y + (fits ? 12 : 20) * ratio()
  ends.push(place)
  words(pen, line.words.text, place.x, place.y, tone, palette.font)
}

function wordsAtPoint(
  u: uPlot,
  pen: Pen,
  points: Point[],
  share: number,
  text: string,
  tone: string,
  palette: Palette,
  shift: number,
) {
  const known = points.filter((point) => point.value !== null)
  const point = known[Math.min(known.length - 1, Math.floor(known.length * share))]
  if (!point || point.value === null) return
  pen.font = scaled(palette.font)
  const size = pen.measureText(text).width
  const right = u.bbox.left + u.bbox.width
  const x = Math.min(xOf(u, point.at), right - size - 2 * ratio())
  words(pen, text, x, u.valToPos(point.value, 'y', true) + shift * ratio(), tone, palette.font)
}

function words(pen: Pen, text: string, x: number, y: number, tone: string, font: string) {
  pen.font = scaled(font)
  pen.fillStyle = tone
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  pen.fillText(text, x, y)
}

function vertical(pen: Pen, x: number, top: number, height: number) {
  pen.beginPath()
  pen.moveTo(x, top)
  pen.lineTo(x, top + height)
  pen.stroke()
}

function inPlot(u: uPlot, draw: (pen: Pen) => void) {
  const { ctx, bbox } = u
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  draw(ctx)
  ctx.restore()
}

function xOf(u: uPlot, at: number): number {
  return u.valToPos(at / 1000, 'x', true)
}

function ratio(): number {
  return window.devicePixelRatio || 1
}

function scaled(font: string): string {
  return font.replace(/([\d.]+)px/, (_all, size: string) => `${Number(size) * ratio()}px`)
}
