import type { DeviceKind } from '@/lib/agent/understanding/understanding'
import { DEVICE_WORDS } from './subject-words'

/** Which devices words name, by the names that programs go by */
export function devicesIn(words: string): DeviceKind[] {
  return (Object.keys(DEVICE_WORDS) as DeviceKind[]).filter((kind) =>
    new RegExp(`\\b(?:${DEVICE_WORDS[kind]})\\b`).test(words),
  )
}
