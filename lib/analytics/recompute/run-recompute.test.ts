import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runRecompute } from '@/lib/analytics/recompute/run-recompute'
import { seededRng } from '@/lib/domain/statistics/seeded-rng'

// Numbers, not waiting: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recompute-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What an auditor sees: the whole of standard output as one document, or the problem on standard error. */
async function recompute(name: string, input: unknown, from = folder) {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, typeof input === 'string' ? input : JSON.stringify(input))
  const { exitCode, stdout, stderr } = await runRecompute([name, file], [from])
  return {
    exitCode,
    stdout,
    output: exitCode === 0 ? JSON.parse(stdout) : null,
    problem: exitCode === 0 ? null : JSON.parse(stderr),
  }
}

const THERMAL = {
  params: {
    topOilRiseK: 55,
    hotSpotGradientK: 23,
    lossRatio: 5,
    oilExponent: 0.8,
    windingExponent: 1.6,
    oilTimeConstantMin: 180,
    windingTimeConstantMin: 4,
    k11: 1,
    k21: 1,
    k22: 2,
    paper: 'normal',
  },
  start: 'steady',
  steps: [
    { minutes: 720, loadPu: 1, ambientC: 20 },
    { minutes: 720, loadPu: 1, ambientC: 20 },
  ],
}

/** A home of 2 kW that used 1 kW for two hours, and 2.5 kW for the hour after. */
const BASELINE = {
  rule: '10-of-10',
  intervalMinutes: 60,
  timeZone: 'America/Los_Angeles',
  event: { start: '2025-06-18T17:00:00-07:00', end: '2025-06-18T19:00:00-07:00' },
  readings: Array.from({ length: 24 * 20 }, (_, i) => {
    const at = new Date(Date.parse('2025-05-31T00:00:00-07:00') + i * 3_600_000).toISOString()
    const hours = (Date.parse(at) - Date.parse('2025-06-18T17:00:00-07:00')) / 3_600_000
    return { at, kw: hours === 0 || hours === 1 ? 1 : hours === 2 ? 2.5 : 2 }
  }),
}

describe('what an auditor recomputes', () => {
  test('thermal: the reference load ages a day a day', async () => {
    const { output } = await recompute('thermal', THERMAL)
    expect(output.steps.map((step: { atMinute: number }) => step.atMinute)).toEqual([720, 1440])
    expect(Object.keys(output.steps[0])).toEqual(['atMinute', 'topOilC', 'hotSpotC', 'ageingRate'])
    expect(output.steps[1].hotSpotC).toBeCloseTo(98, 9)
    expect(output.ageingDays).toBeCloseTo(1, 9)
    expect(output.inputs).toEqual(THERMAL)
    expect(output.working).toBeDefined()
  })

  test('baseline, and the settlement of what it prints', async () => {
    const { output } = await recompute('baseline', BASELINE)
    expect(output).toMatchObject({ adjustment: 1, averageReductionKw: 1, energyKwh: 2, reboundKwh: 0.5 })
    expect(output.days).toHaveLength(10)
    expect(output.intervals[0]).toEqual({
      at: BASELINE.readings[24 * 18 + 17]!.at,
      baselineKw: 2,
      actualKw: 1,
      reductionKw: 1,
    })
    expect(output.working.placebo.maePercent).toBe(0)

    // One home of a group: the group's factor is given, the days are its own.
    const home = (await recompute('baseline', { ...BASELINE, adjustment: 0.9 })).output
    expect(home).toMatchObject({ adjustment: 0.9, days: output.days })
    expect(home.energyKwh).toBeCloseTo(0.9 * 4 - 2, 9)

    const program = { rewardPerKwhMinor: 150, rewardPerEventMinor: 50, currency: 'EUR' }
    const settled = (await recompute('settlement', { program, baseline: output })).output
    expect(settled.lines).toEqual([
      { label: 'energy', amountMinor: 300 },
      { label: 'event', amountMinor: 50 },
    ])
    expect(settled).toMatchObject({ totalMinor: 350, currency: 'EUR' })
    const published = (
      await recompute('settlement', {
        program: { terms: { reward: { perKwhMinor: 150 }, penalty: null } },
        baseline: output,
        currency: 'EUR',
      })
    ).output
    expect(published.totalMinor).toBe(300)
    const declined = await recompute('settlement', {
      program: { reward: { perKwhMinor: 150, perEventMinor: 50 }, penalty: { perMissedEventMinor: 400 } },
      outcome: 'overridden',
      baseline: output,
    })
    expect(declined.output.lines).toEqual([
      { label: 'energy', amountMinor: 300 },
      { label: 'penalty', amountMinor: -400 },
    ])
  })

  test('plan: chosen, excluded and the promise', async () => {
    const candidates = Array.from({ length: 12 }, (_, i) => ({
      id: `c${i}`,
      programId: `p${i % 2}`,
      customers: 5,
      kwEach: 1.5,
      participation: 0.9,
      cv: 0.3,
      costPerKwh: 1 + i,
      callCost: 0.5,
      noticeMinutes: i === 0 ? 120 : 10,
      maxHours: 2,
      reboundShare: 0.3,
      eventsLeft: 4,
    }))
    const input = {
      needKw: [20, 20],
      intervalMinutes: 30,
      confidence: 0.95,
      candidates,
      commonShockCv: 0.1,
      leadMinutes: 30,
    }
    const { output } = await recompute('plan', input)
    expect(output.status).toBe('optimal')
    expect(output.pEnough).toBeGreaterThanOrEqual(0.95)
    expect(output.excluded).toContainEqual({ id: 'c0', reason: 'notice-too-long' })
    const cost = output.chosen.reduce((sum: number, call: { cost: number }) => sum + call.cost, 0)
    expect(output.cost).toBeCloseTo(cost, 9)
    expect(output.expectedKw[0]).toBeCloseTo(output.chosen.length * 5 * 1.5 * 0.9, 9)
  })

  test('forecast: points and scores from a CSV beside the file', async () => {
    const rng = seededRng('recompute')
    const lines = Array.from({ length: 24 * 100 }, (_, i) => {
      const at = new Date(Date.UTC(2025, 0, 1) + i * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
      return `${at},${(50 + 20 * Math.sin((i / 12) * Math.PI) + rng()).toFixed(4)},${rng()}`
    })
    writeFileSync(join(folder, 'load.csv'), ['date,kw,noise', ...lines].join('\n'))
    const elsewhere = join(folder, 'elsewhere')
    mkdirSync(elsewhere)
    const file = { csv: 'load.csv', timeColumn: 'date' }

    const ahead = (
      await recompute('forecast', { ...file, column: 'kw', origin: 'last', horizonHours: 24 }, elsewhere)
    ).output
    expect(ahead.points).toHaveLength(24)
    expect(ahead.points[0].at).toBe('2025-04-11T00:00:00.000Z')
    expect(ahead.points[6].p50).toBeCloseTo(70.5, 0)
    expect(ahead.points[6].p10).toBeLessThan(ahead.points[6].p90)

    const evaluate = { trainRows: 1200, validationRows: 480, testRows: 480, horizon: 24, columns: ['kw'] }
    const scores = (await recompute('forecast', { ...file, evaluate })).output
    expect(scores.mae).toBeLessThan(scores.naive.mae)
    expect(Object.keys(scores.perColumn)).toEqual(['kw'])
  })
})

test('forecast: a temperature that drives the load is used where it is given, and only there', async () => {
  const rng = seededRng('temperature')
  const hours = 24 * 62
  const heat = Array.from({ length: hours / 24 }, () => 15 + 15 * rng())
  const rows = Array.from({ length: hours }, (_, i) => {
    const at = new Date(Date.UTC(2025, 5, 1) + i * 3_600_000).toISOString()
    const c = heat[Math.floor(i / 24)]! + 3 * Math.sin((i / 12) * Math.PI)
    return `${at},${(60 + 6 * Math.max(0, c - 18) + rng()).toFixed(3)},${c.toFixed(2)}`
  })
  writeFileSync(join(folder, 'heat.csv'), ['at,kw,c', ...rows].join('\n'))
  const origin = new Date(Date.UTC(2025, 5, 1) + (hours - 24) * 3_600_000).toISOString()
  const input = { csv: 'heat.csv', timeColumn: 'at', column: 'kw', origin, horizonHours: 24 }
  const blind = (await recompute('forecast', input)).output
  const seeing = (await recompute('forecast', { ...input, temperatureColumn: 'c' })).output
  expect(blind.working.features).not.toContain('temperature')
  expect(seeing.working.features).toContain('temperature')
  expect(seeing.working.validationMae).toBeLessThan(0.7 * blind.working.validationMae)
  const lost = await recompute('forecast', { ...input, temperatureColumn: 'nothing' })
  expect(lost.problem.errors[0].pointer).toBe('/temperatureColumn')
})

describe('bad input is a problem on standard error, nothing on standard output, exit 1', () => {
  test.each([
    ['thermal', { ...THERMAL, steps: [{ minutes: -5, loadPu: 1, ambientC: 20 }] }, '/steps/0/minutes'],
    ['baseline', { ...BASELINE, timeZone: 'Mars/Olympus' }, '/timeZone'],
    [
      'baseline',
      { ...BASELINE, event: { start: BASELINE.event.end, end: BASELINE.event.start } },
      '/event/end',
    ],
    ['baseline', { ...BASELINE, readings: BASELINE.readings.slice(24 * 14) }, '/readings'],
    [
      'settlement',
      { program: { currency: 'USD' }, baseline: { energyKwh: 1, averageReductionKw: 1 } },
      '/program',
    ],
    ['plan', { needKw: [1], intervalMinutes: 15, candidates: [{ id: 'a' }] }, '/candidates/0/programId'],
    ['forecast', { csv: 'load.csv', timeColumn: 'date', column: 'nothing' }, '/column'],
  ])('%s %#', async (name, input, pointer) => {
    const { exitCode, stdout, problem } = await recompute(name, input)
    expect(exitCode).toBe(1)
    expect(stdout).toBe('')
    expect(problem.errors[0].pointer).toBe(pointer)
  })

  test('a file that is not JSON, a command that does not exist', async () => {
    expect((await recompute('thermal', '{')).problem.code).toBe('invalid-json')
    expect((await recompute('weather', {})).problem.code).toBe('usage')
  })
})
