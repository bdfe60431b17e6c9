/** Slanted lines as a canvas fill: estimated, forecast or stale. */
export function hatch(stroke: string, degrees: number): CanvasPattern | string {
  const size = 8
  const tile = document.createElement('canvas')
  tile.width = size
  tile.height = size
  const pen = tile.getContext('2d')
  if (!pen) return stroke
  pen.strokeStyle = stroke
  pen.lineWidth = 1.4
  pen.beginPath()
  for (const shift of [-size, 0, size]) {
    if (degrees > 0) {
      pen.moveTo(shift, size)
      pen.lineTo(shift + size, 0)
    } else {
      pen.moveTo(shift, 0)
      pen.lineTo(shift + size, size)
    }
  }
  pen.stroke()
  return pen.createPattern(tile, 'repeat') ?? stroke
}
