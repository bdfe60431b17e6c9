import { describe, expect, test } from 'vitest'
import { DEVICE_RESPONSES, DEVICE_TYPES, meanParticipantKw } from '@/lib/domain/response/device-types'
import { drawCommonShock, drawResponse } from '@/lib/domain/response/draw-response'
import { meanParticipation } from '@/lib/domain/response/participation'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

const SEED = 'response-means'
const DRAWS = 10_000

function sample(type: (typeof DEVICE_TYPES)[number], conditions: object = {}) {
  const rng = seededRng(`${SEED}:${type}`)
  let joined = 0
  let kw = 0
  for (let i = 0; i < DRAWS; i++) {
    const answer = drawResponse(type, { ...conditions, rng })
    if (answer.participates) {
      joined++
      kw += answer.kw
    }
  }
  return { participation: joined / DRAWS, kwEach: kw / joined }
}

describe(`type means of the response model (seed ${SEED}, ${DRAWS} draws)`, () => {
  test.each(DEVICE_TYPES)('%s participates as published', (type) => {
    const drawn = sample(type).participation
    const target = DEVICE_RESPONSES[type].participation
    expect(meanParticipation(type)).toBeCloseTo(target, 6)
    // Three standard errors of a sampled share, or 2 % of the target, whichever is wider.
    const tolerance = Math.max(0.02 * target, 3 * Math.sqrt((target * (1 - target)) / DRAWS))
    expect(Math.abs(drawn - target)).toBeLessThan(tolerance)
  })

  test.each(DEVICE_TYPES)('%s gives the mean kW of its type', (type) => {
    const { kwEach } = sample(type)
    const target = meanParticipantKw(type)
    expect(Math.abs(kwEach - target) / target).toBeLessThan(type === 'ev' ? 0.05 : 0.02)
  })

  test('a thermostat gives 1 kW, a typical battery 4.3 kW', () => {
    expect(meanParticipantKw('thermostat')).toBeCloseTo(1)
    expect(meanParticipantKw('battery')).toBeCloseTo(4.266)
    expect(meanParticipantKw('behavioural', { homeLoadKw: 2 })).toBeCloseTo(0.8)
  })

  test('short notice costs behavioural programs a quarter of their participants', () => {
    const ratio =
      sample('behavioural', { noticeHours: 1 }).participation / sample('behavioural').participation
    expect(ratio).toBeGreaterThan(0.72)
    expect(ratio).toBeLessThan(0.78)
  })

  test('the common shock has mean 1 and a spread of 10 %', () => {
    const rng = seededRng(SEED)
    const shocks = Array.from({ length: DRAWS }, () => drawCommonShock(rng))
    const mean = shocks.reduce((a, b) => a + b, 0) / DRAWS
    const variance = shocks.reduce((a, b) => a + (b - mean) ** 2, 0) / DRAWS
    expect(mean).toBeCloseTo(1, 2)
    expect(Math.sqrt(variance)).toBeCloseTo(0.1, 2)
  })
})
