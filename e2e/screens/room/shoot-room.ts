import { join } from 'node:path'
import { chromium } from 'playwright'
import { startRoom } from '@/bench/room-server'
import { makeCamera } from './camera'
import { zoneWithEvening } from './evening-zone'
import { shootBoth } from './scenes-both'
import { shootEmpty, shootLarge } from './scenes-edges'
import { shootEvening } from './scenes-evening'
import { shootReverse } from './scenes-reverse'

/**
 * Pictures of the control room: `node scripts/run.mjs set-up` once, then `node --import tsx e2e/screens/room/shoot-room.ts
 * [evening|reverse|empty|large|both …] [--out FOLDER] [--only NAME,NAME]`. The built server on databases of its own; what is on the
 * pictures was posted to its API, loaded by use cases or set by set, and is marked as simulated where it is.
 */
const args = process.argv.slice(2)
const option = (name: string) => {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args.splice(at, 2)[1]
}
const out = option('--out') ?? 'docs/screens/room'
const only = option('--only')?.split(',') ?? []
const parts = args.length > 0 ? args : ['evening', 'reverse', 'empty', 'large', 'both']
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' })
const camera = makeCamera(browser, out, only)
try {
  for (const part of parts) {
    const room = await (part === 'evening' || part === 'reverse' || part === 'both'
      ? startRoom('demo', { TIME_ZONE: zoneWithEvening() })
      : startRoom('empty'))
    try {
      if (part === 'evening') await shootEvening(room, camera)
      else if (part === 'reverse') await shootReverse(room, camera)
      else if (part === 'empty') await shootEmpty(room, camera)
      else if (part === 'large') await shootLarge(room, camera)
      else if (part === 'both') await shootBoth(room, browser, join(out, '..', 'both.png'))
      else throw new Error(`no part ${part}: evening, reverse, empty, large, both`)
    } finally {
      await room.stop()
    }
  }
} finally {
  await browser.close()
}
process.exit(0)
