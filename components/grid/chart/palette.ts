/** The page's colours for a canvas, which cannot use CSS variables. */
export type Palette = {
  ink: string
  muted: string
  gridLine: string
  limit: string
  p1: string
  p2: string
  act: string
  actTint: string
  actLine: string
  hatch: string
  font: string
  fontStrong: string
}

export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const family = style.fontFamily
  return {
    ink: token('--ink'),
    muted: token('--muted'),
    gridLine: token('--grid-line'),
    limit: token('--limit'),
    p1: token('--p1'),
    p2: token('--p2-edge'),
    act: token('--act'),
    actTint: token('--act-tint'),
    actLine: token('--act-line'),
    hatch: token('--hatch'),
    font: `400 10.5px ${family}`,
    fontStrong: `500 10.5px ${family}`,
  }
}
