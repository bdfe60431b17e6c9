import { maskMeterId } from './meter-id'

const WRITTEN = /\bNE[-\s]?\d{7}[-\s]?\d\b/gi

/** Text with every meter id in it masked as `····1234`. */
export function maskMeterIds(text: string): string {
  return text.replace(WRITTEN, (meterId) => maskMeterId(meterId))
}
