/** A time series: `at` in ms of grid time; a null value is a gap that shows. */
export type Point = { at: number; value: number | null }

export type ChartLine = {
  points: Point[]
  /** measured: ink, red over the limit; the others say what they are by colour and dash */
  look: 'measured' | 'forecast' | 'baseline' | 'effect' | 'plan'
  /** Words on the line itself, at this share of its length; after its end, where something else lies above and below */
  words?: { text: string; at: number; below?: boolean; top?: boolean; after?: boolean }
}

export type ChartBand = { low: Point[]; high: Point[]; look: 'forecast' | 'target'; words?: string }

export type ChartSpec = {
  from: number
  to: number
  lines: ChartLine[]
  bands?: ChartBand[]
  /** With words for the other way, what flows back has the same limit below zero, in view once it comes near */
  limit?: { value: number; words: string; reverseWords?: string } | null
  /** Priority whose colour the part over the limit takes; null leaves it ink */
  overTone?: 'p1' | 'p2' | null
  windows?: { from: number; to: number; words?: string }[]
  now?: { at: number; words?: string; value?: number | null } | null
  /** Hatched from here on: no fresh values */
  staleFrom?: number | null
  /** Marked instants, such as back under the limit */
  notes?: { at: number; value: number; text: string }[]
  unit: string
  /** Each value holds until the next: means of intervals, told at their start */
  stepped?: boolean
  /** Start the value axis at zero */
  fromZero?: boolean
}
