import type uPlot from 'uplot'
import type { ChartSpec, Point } from './chart-spec'

/** Columns for the chart: one shared time axis in seconds, then every line, then both edges of every band. */
export function chartData(UPlot: typeof uPlot, spec: ChartSpec): uPlot.AlignedData {
  const series = [
    ...spec.lines.map((line) => line.points),
    ...(spec.bands ?? []).flatMap((band) => [band.high, band.low]),
  ]
  if (series.length === 0) return [[]]
  return UPlot.join(series.map(columns))
}

function columns(points: Point[]): uPlot.AlignedData {
  return [points.map((point) => point.at / 1000), points.map((point) => point.value)]
}
