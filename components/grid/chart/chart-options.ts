import type { RefObject } from 'react'
import type uPlot from 'uplot'
import type { RoomFormat } from '@/lib/client/grid/room-format'
import type { ChartSpec } from './chart-spec'
import { drawOver, drawUnder } from './draw-chart'
import { hatch } from './hatch'
import { type Palette, readPalette } from './palette'

export type Drawing = { spec: ChartSpec; format: RoomFormat; zone: string }

type Parts = {
  UPlot: typeof uPlot
  drawing: RefObject<Drawing>
  root: HTMLElement
  width: number
  height: number
  onCursor: (readout: { left: number; text: string } | null) => void
}

const LEAST_AXIS = 34

/** What uPlot needs for a room chart; colours are read from the page's tokens when it is made. */
export function chartOptions({ UPlot, drawing, root, width, height, onCursor }: Parts): uPlot.Options {
  const palette = readPalette(root)
  const { spec } = drawing.current
  const paths = spec.stepped ? UPlot.paths.stepped?.({ align: 1 }) : undefined
  const lines: uPlot.Series[] = spec.lines.map((line) => ({
    label: line.look,
    points: { show: false },
    paths,
    ...lookOf(line.look, palette, drawing),
  }))
  const edges: uPlot.Series[] = (spec.bands ?? []).flatMap(() => [
    { stroke: 'transparent', width: 0, points: { show: false }, paths },
    { stroke: 'transparent', width: 0, points: { show: false }, paths },
  ])
  const bands: uPlot.Band[] = (spec.bands ?? []).map((band, index) => ({
    series: [lines.length + 1 + 2 * index, lines.length + 2 + 2 * index],
    fill: hatch(band.look === 'target' ? palette.actLine : palette.hatch, band.look === 'target' ? -45 : 45),
  }))
  return {
    width,
    height,
    legend: { show: false },
    padding: [10, 16, 0, 0],
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), drawing.current.zone),
    scales: {
      x: { time: true, range: () => [drawing.current.spec.from / 1000, drawing.current.spec.to / 1000] },
      y: { range: (_u, min, max) => valueRange(drawing.current.spec, min, max) },
    },
    axes: [
      {
        stroke: palette.muted,
        font: palette.font,
        size: 20,
        gap: 4,
        grid: { show: false },
        ticks: { show: false },
        space: 56,
        values: (_u, splits) => splits.map((split) => drawing.current.format.minute(split * 1000)),
      },
      {
        stroke: palette.muted,
        font: palette.font,
        size: (u, values) => axisSize(u, values, palette.font),
        gap: 4,
        grid: { stroke: palette.gridLine, width: 1 },
        ticks: { show: false },
        space: 26,
        values: (_u, splits) => splits.map((split) => drawing.current.format.number(split)),
      },
    ],
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    series: [{}, ...lines, ...edges],
    bands,
    hooks: {
      drawAxes: [(u) => drawUnder(u, drawing.current.spec, palette)],
      draw: [(u) => drawOver(u, drawing.current.spec, palette)],
      setCursor: [(u) => onCursor(readoutOf(u, drawing.current))],
    },
  }
}

function lookOf(
  look: ChartSpec['lines'][number]['look'],
  palette: Palette,
  drawing: RefObject<Drawing>,
): Partial<uPlot.Series> {
  switch (look) {
    case 'measured':
      return { width: 1.5, stroke: (u) => overLimit(u, drawing.current.spec, palette) }
    case 'forecast':
    case 'baseline':
      return { width: 1.25, stroke: palette.muted, dash: [4, 3] }
    case 'effect':
      return { width: 1.75, stroke: palette.act }
    case 'plan':
      return { width: 1.5, stroke: palette.act, dash: [5, 3] }
  }
}

/** As wide as its widest number: a load of -1,000 kW is read whole. */
function axisSize(u: uPlot, values: string[] | null, font: string): number {
  if (!values) return LEAST_AXIS
  u.ctx.save()
  u.ctx.font = font
  const widest = Math.max(0, ...values.map((value) => u.ctx.measureText(value).width))
  u.ctx.restore()
  return Math.max(LEAST_AXIS, Math.ceil(widest) + 10)
}

/** Ink below the limit and the alarm's colour above it, in one stroke. */
function overLimit(u: uPlot, spec: ChartSpec, palette: Palette): string | CanvasGradient {
  const tone = spec.overTone === 'p2' ? palette.p2 : palette.p1
  if (!spec.limit || !spec.overTone) return palette.ink
  const { top, height } = u.bbox
  const shareOf = (value: number) => (u.valToPos(value, 'y', true) - top) / height
  const at = shareOf(spec.limit.value)
  if (!Number.isFinite(at)) return palette.ink
  if (at >= 1) return tone
  const stroke = u.ctx.createLinearGradient(0, top, 0, top + height)
  if (at > 0) stroke.addColorStop(0, tone)
  if (at > 0) stroke.addColorStop(at, tone)
  stroke.addColorStop(Math.max(0, at), palette.ink)
  const back = spec.limit.reverseWords ? shareOf(-spec.limit.value) : 1
  if (back < 1) stroke.addColorStop(Math.max(0, back), palette.ink)
  if (back < 1) stroke.addColorStop(Math.max(0, back), tone)
  stroke.addColorStop(1, back < 1 ? tone : palette.ink)
  return stroke
}

/** From this share of the limit on what flows back is read against it. */
const NEAR = 0.5

/** Room above and below, the limit always in view. */
function valueRange(spec: ChartSpec, min: number | null, max: number | null): [number, number] {
  const limit = spec.limit?.value
  const reverse = spec.limit?.reverseWords && (min ?? 0) < -NEAR * spec.limit.value ? -spec.limit.value : null
  const low = Math.min(min ?? 0, limit ?? Number.POSITIVE_INFINITY, reverse ?? Number.POSITIVE_INFINITY)
  const high = Math.max(max ?? 1, limit ?? Number.NEGATIVE_INFINITY)
  const span = Math.max(high - low, Math.abs(high) * 0.1, 1)
  const floor = spec.fromZero && low >= 0 ? 0 : low - span * 0.08
  return [low >= 0 ? Math.max(0, floor) : floor, high + span * 0.2]
}

function readoutOf(u: uPlot, { spec, format }: Drawing): { left: number; text: string } | null {
  const index = u.cursor.idx
  const left = u.cursor.left ?? -1
  if (index === null || index === undefined || left < 0) return null
  const at = u.data[0][index]
  if (at === undefined) return null
  const values = spec.lines
    .map((_line, i) => u.data[i + 1]?.[index])
    .filter((value): value is number => typeof value === 'number')
    .map((value) => `${format.number(value)} ${spec.unit}`)
  if (values.length === 0) return null
  const plotLeft = u.over.offsetLeft
  return {
    left: Math.min(plotLeft + left + 8, Math.max(0, u.width - 132)),
    text: `${format.minute(at * 1000)}  ${values.join(', ')}`,
  }
}
