import { describe, expect, test } from 'vitest'
import type { HomeParts } from '@/lib/simulator/load/home-load'
import { dueAnswers } from '@/lib/simulator/run/answer-for-customers'
import { eventEffects, plannedAnswerOf } from '@/lib/simulator/run/event-effects'
import type { EventRow } from '@/lib/simulator/run/load-events'

const SEED = 7
const parts: HomeParts = { baseKw: 1, climateKw: 1.5, evKw: 0, waterHeaterKw: 0.5, solarKw: 0 }
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 2, minutes))
const battery: EventRow = {
  activationId: 'event',
  transformerId: 'T-03',
  running: true,
  startAt: at(30),
  endAt: at(90),
  plannedEndAt: at(90),
  createdGridAt: at(0),
  meterId: 'meter',
  type: 'battery',
  participation: 'opt-out',
  state: 'asked',
  answerable: false,
  simulated: false,
  noticedAt: at(0),
  reachedAt: null,
  respondedAt: null,
  overriddenAt: null,
  ratedKw: 5,
  capacityKwh: 16,
  callsLast7Days: 0,
  paid: true,
}
const byHand: EventRow = {
  ...battery,
  type: 'behavioural',
  participation: 'opt-in',
  ratedKw: 0,
  capacityKwh: null,
}
const kwAt = (row: EventRow, minutes: number) =>
  eventEffects(SEED, [row], () => parts).reductionKw('meter', at(minutes).getTime())

describe('what a demo customer’s home does follows the answer', () => {
  test('an opt-out battery acts from start to end unless told otherwise, then takes a little back', () => {
    expect(kwAt(battery, 29)).toBe(0)
    expect(kwAt(battery, 30)).toBeGreaterThan(2)
    expect(kwAt(battery, 89)).toBeGreaterThan(2)
    expect(kwAt(battery, 95)).toBeLessThan(0)
    expect(kwAt(battery, 300)).toBe(0)
  })

  test('a no before the start means nothing at all', () => {
    const declined: EventRow = { ...battery, state: 'declined', respondedAt: at(10) }
    expect(kwAt(declined, 40)).toBe(0)
    expect(kwAt(declined, 95)).toBe(0)
  })

  test('a no during the event ends it there', () => {
    const overridden: EventRow = { ...battery, state: 'declined', respondedAt: at(50), overriddenAt: at(50) }
    expect(kwAt(overridden, 45)).toBeGreaterThan(2)
    expect(kwAt(overridden, 55)).toBeLessThan(0)
  })

  test('who has to say yes does nothing while silent, and acts from the yes on', () => {
    expect(kwAt(byHand, 60)).toBe(0)
    const late: EventRow = { ...byHand, state: 'accepted', respondedAt: at(45) }
    expect(kwAt(late, 40)).toBe(0)
    expect(kwAt(late, 46)).toBeGreaterThan(0)
    expect(kwAt(late, 46)).toBeLessThan(parts.baseKw)
  })

  test('an event that is called off stops being felt, its draw unchanged', () => {
    const off: EventRow = { ...battery, endAt: at(60) }
    expect(kwAt(off, 59)).toBe(kwAt(battery, 59))
    expect(kwAt(off, 61)).toBeLessThan(0)
  })
})

describe('who is answered for', () => {
  const rows = Array.from(
    { length: 200 },
    (_, i): EventRow => ({
      ...byHand,
      meterId: `meter-${i}`,
      simulated: true,
      answerable: true,
    }),
  )

  test('nobody but the customers of the simulator', () => {
    const people = rows.map((row) => ({ ...row, answerable: false }))
    expect(dueAnswers(SEED, people, at(29))).toEqual([])
  })

  test('answers come spread over the time before the start, each once', () => {
    const early = dueAnswers(SEED, rows, at(3))[0]!.answers.length
    const later = dueAnswers(SEED, rows, at(12))[0]!.answers.length
    expect(early).toBeGreaterThan(0)
    expect(later).toBeGreaterThan(early)
    const answered = rows.map((row): EventRow => {
      const { answer } = plannedAnswerOf(SEED, row)
      return {
        ...row,
        reachedAt: at(1),
        respondedAt: at(5),
        state: answer === 'accept' ? 'accepted' : 'declined',
      }
    })
    expect(dueAnswers(SEED, answered, at(25))).toEqual([])
  })

  test('about as many say yes as published, and the same ones each time', () => {
    const yes = rows.filter((row) => plannedAnswerOf(SEED, row).answer === 'accept')
    expect(yes.length / rows.length).toBeGreaterThan(0.1)
    expect(yes.length / rows.length).toBeLessThan(0.28)
    expect(rows.filter((row) => plannedAnswerOf(SEED, row).answer === 'accept')).toEqual(yes)
  })

  test('calls of the last week tire those whom nobody pays, and nobody else', () => {
    const yes = (more: Partial<EventRow>) =>
      rows.filter((row) => plannedAnswerOf(SEED, { ...row, ...more }).answer === 'accept').length
    expect(yes({ paid: false, callsLast7Days: 5 })).toBeLessThan(yes({ paid: false }))
    expect(yes({ paid: true, callsLast7Days: 5 })).toBe(yes({ paid: true }))
  })
})
