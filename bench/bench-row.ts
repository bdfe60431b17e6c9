/** One figure of ours beside the same thing done with nothing but the bare tool, in the same run. */
export type BenchRow = {
  what: string
  unit: string
  ours: number
  reference: number | null
  /** Which way is good */
  better: 'less' | 'more'
}

/** Rows as an aligned table: what, ours, reference, ratio. */
export function printRows(title: string, rows: readonly BenchRow[]): string {
  const cells = rows.map(({ what, unit, ours, reference }) => [
    what,
    `${figure(ours)} ${unit}`,
    reference === null ? '–' : `${figure(reference)} ${unit}`,
    reference === null || reference === 0 ? '–' : `${(ours / reference).toFixed(2)}x`,
  ])
  const lines = [['', 'ours', 'reference', 'ratio'], ...cells]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]!.length)))
  const text = lines.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  )
  return [title, ...text.map((line) => `  ${line}`)].join('\n')
}

/** Value below which a share of the sorted list lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function figure(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return value.toPrecision(value >= 100 || value < 1 ? 3 : 2).replace(/\.0+$/, '')
}
