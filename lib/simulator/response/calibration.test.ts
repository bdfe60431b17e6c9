import { describe, expect, test } from 'vitest'
import { DEVICE_RESPONSES, type DeviceType, meanParticipantKw } from '@/lib/domain/response/device-types'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'
import { emptyParts, type HomeParts, homeDay, homePartsAt } from '@/lib/simulator/load/home-load'
import { dayOf, QUARTERS_PER_DAY } from '@/lib/simulator/load/local-calendar'
import { ambientC, clearness } from '@/lib/simulator/load/weather'
import { buildNetwork } from '@/lib/simulator/network/build-network'
import type { DemoHome } from '@/lib/simulator/network/demo-network'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'
import { reductionAt, SAMPLE_MS } from '@/lib/simulator/response/participant-reduction'
import { planAnswer, shockOf } from '@/lib/simulator/response/plan-answer'

const SEED = 20260101
const network = buildNetwork(SEED)
const homes = network.transformers.flatMap((transformer) => transformer.homes)
const HOUR_MS = 3_600_000
const YEAR_FROM = Date.UTC(2026, 8, 1)

/** Times of this test are local wall times written as UTC. */
function partsOf(home: DemoHome, atMs: number): HomeParts {
  const quarter = Math.floor(atMs / 900_000)
  const day = dayOf(quarter)
  const parts = emptyParts()
  homePartsAt(
    home.model,
    homeDay(home.model, day),
    quarter - day * QUARTERS_PER_DAY,
    ambientC(SEED, quarter),
    clearness(SEED, day),
    parts,
  )
  return parts
}

/** Mean kW of one called customer over events at random times of the program's hours in a year. */
function deliveredKw(programId: string, events: number): { deliveredKw: number; plannedKw: number } {
  const { terms } = demoPrograms.find(({ id }) => id === programId)!
  const type: DeviceType = terms.deviceType ?? 'behavioural'
  const enrolled = homes.filter((home) => home.programId === programId)
  const rng = seededRng(`calibration:${programId}`)
  let sum = 0
  let planned = 0
  let called = 0
  for (let e = 0; e < events; e++) {
    const day = YEAR_FROM + Math.floor(rng() * 365) * 24 * HOUR_MS
    const durationMinutes = [60, 90, 120][e % 3]!
    const { startHour, endHour } = terms.limits
    const span = endHour === 24 ? 24 : endHour - startHour - durationMinutes / 60
    const startMs = day + Math.floor((startHour + rng() * span) * 12) * SAMPLE_MS
    const endMs = startMs + durationMinutes * 60_000
    const activationId = `event-${e}`
    const shock = shockOf(SEED, activationId)
    for (const home of enrolled) {
      const own = home.devices.find((device) => device.type === type)
      const answer = planAnswer({
        seed: SEED,
        activationId,
        meterId: home.meterId,
        type,
        participation: terms.participation,
        leadMinutes: terms.noticeMinutes,
        durationMinutes,
      })
      called++
      planned +=
        (own ? meanParticipantKw(type, { ratedKw: own.ratedKw }) : terms.response.kwPerCustomer) *
        terms.response.participation
      if (!answer.acts) continue
      const stopMs = Math.min(endMs, startMs + answer.stopMinute * 60_000)
      const device = {
        type,
        ratedKw: own?.ratedKw ?? 0,
        capacityKwh: own?.capacityKwh ?? null,
        strength: answer.strength,
        shock,
        hours: durationMinutes / 60,
      }
      const acting = { meterId: home.meterId, type, device, fromMs: startMs, stopMs }
      let kwh = 0
      for (let at = startMs; at < stopMs; at += SAMPLE_MS)
        kwh +=
          reductionAt(acting, at, partsOf(home, at), () => 0) * (Math.min(SAMPLE_MS, stopMs - at) / HOUR_MS)
      // What a device takes back before the event is over counts against it.
      const { reboundShare, reboundMinutes } = DEVICE_RESPONSES[type]
      kwh -= kwh * reboundShare * Math.min(1, (endMs - stopMs) / 60_000 / reboundMinutes)
      sum += kwh / (durationMinutes / 60)
    }
  }
  return { deliveredKw: sum / called, plannedKw: planned / called }
}

describe('what simulated customers deliver on average is what the planner expects', () => {
  test.each([
    ['battery-boost', 60],
    ['comfort-flex', 240],
    ['hot-water-timeout', 240],
    ['peak-savings', 240],
    ['ev-evening-pause', 240],
  ])('%s, over %i events at all hours of a year', (programId, events) => {
    const { deliveredKw: delivered, plannedKw } = deliveredKw(programId, events)
    expect(delivered / plannedKw).toBeGreaterThan(0.9)
    expect(delivered / plannedKw).toBeLessThan(1.1)
  })
})
