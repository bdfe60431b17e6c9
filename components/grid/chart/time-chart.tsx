'use client'

import { useEffect, useRef, useState } from 'react'
import type uPlot from 'uplot'
import { useRoom } from '../shell/room-context'
import { useElementWidth } from '../shell/use-element-width'
import { useMediaQuery } from '../shell/use-media-query'
import { chartData } from './chart-data'
import { chartOptions, type Drawing } from './chart-options'
import type { ChartSpec } from './chart-spec'

type Props = {
  spec: ChartSpec
  height: number
  /** The picture in words */
  label: string
}

/** A time series on canvas with its limit, windows and words on the lines; redrawn when values come. */
export function TimeChart({ spec, height, label }: Props) {
  const { format, zone } = useRoom()
  const [box, width] = useElementWidth<HTMLDivElement>(420)
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const dark = useMediaQuery('(prefers-color-scheme: dark)')
  const size = useRef({ width, height })
  const [readout, setReadout] = useState<{ left: number; text: string } | null>(null)
  const drawing = useRef<Drawing>({ spec, format, zone })
  drawing.current = { spec, format, zone }
  const structure = `${spec.lines.map((line) => line.look).join()}|${spec.bands?.map((band) => band.look).join() ?? ''}|${dark}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: made again only when its structure or the theme changes
  useEffect(() => {
    let gone = false
    void import('uplot').then(({ default: UPlot }) => {
      if (gone || !host.current) return
      const options = chartOptions({
        UPlot,
        drawing,
        root: host.current,
        ...size.current,
        onCursor: setReadout,
      })
      plot.current = new UPlot(options, chartData(UPlot, drawing.current.spec), host.current)
    })
    return () => {
      gone = true
      plot.current?.destroy()
      plot.current = null
    }
  }, [structure])
  useEffect(() => {
    size.current = { width, height }
    plot.current?.setSize(size.current)
  }, [width, height])
  useEffect(() => {
    const chart = plot.current
    if (!chart) return
    void import('uplot').then(({ default: UPlot }) => {
      if (plot.current === chart) chart.setData(chartData(UPlot, spec))
    })
  }, [spec])
  return (
    <div ref={box} style={{ position: 'relative', height }} role="img" aria-label={label}>
      <div ref={host} />
      {readout ? (
        <span className="chart-readout" style={{ left: readout.left }}>
          {readout.text}
        </span>
      ) : null}
    </div>
  )
}
