import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TelemetryFrame } from '@/lib/protocol/grid'
import { telemetryFrames } from './telemetry-frames'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const frame = (id: string, version: number): TelemetryFrame => ({
  gridNow: new Date(version * 1000).toISOString(),
  transformers: [
    {
      id,
      version,
      loadKw: version,
      loadPercent: version,
      ambientC: null,
      topOilC: null,
      hotSpotC: null,
      observedAt: new Date(version * 1000).toISOString(),
      simulated: false,
    },
  ],
})

test('the first goes at once, a flood becomes four a second with the newest value of each', () => {
  const sent: TelemetryFrame[] = []
  const frames = telemetryFrames((one) => sent.push(one))
  frames.add(frame('T-1', 1))
  expect(sent).toHaveLength(1)
  for (let version = 2; version <= 200; version++) {
    frames.add(frame('T-1', version))
    frames.add(frame('T-2', version - 1))
    vi.advanceTimersByTime(10)
  }
  vi.advanceTimersByTime(250)
  expect(sent.length).toBeLessThanOrEqual(10)
  expect(sent.at(-1)!.transformers.map((one) => [one.id, one.version])).toEqual([
    ['T-1', 200],
    ['T-2', 199],
  ])
  frames.stop()
})

test('an older value that comes late does not win', () => {
  const sent: TelemetryFrame[] = []
  const frames = telemetryFrames((one) => sent.push(one))
  frames.add(frame('T-1', 1))
  frames.add(frame('T-1', 5))
  frames.add(frame('T-1', 4))
  vi.advanceTimersByTime(250)
  expect(sent.at(-1)!.transformers[0]!.version).toBe(5)
  frames.stop()
})
