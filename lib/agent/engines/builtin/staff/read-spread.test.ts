import { describe, expect, test } from 'vitest'
import { scoreFreshStaff } from '@/lib/agent/evals/fresh/run-fresh-staff'
import { loadUnderstander } from '@/lib/agent/understanding/load-understander'
import { heardAs } from './heard-as'
import { readSpread } from './read-spread'

const understander = loadUnderstander()
const heard = (text: string, locale: 'en' | 'es' = 'en') => {
  const entities = {
    transformers: [{ id: 'T-07', name: 'Mill Lane 7' }],
    feeders: [],
    programs: [],
  }
  const { wanted } = heardAs(understander, text, { audience: 'staff', locale, signedIn: true, entities })
  return wanted.map(({ topic, act }) => {
    const { staggerMinutes, durationMinutes, optionRank, time } = act.slots
    return { topic, staggerMinutes, durationMinutes, optionRank, time }
  })
}

describe('an event whose starts are spread', () => {
  test.each([
    ['start option A staggered over 15 minutes', { staggerMinutes: 15, optionRank: 1 }],
    ['spread the starts over 20 min', { staggerMinutes: 20 }],
    ['stagger it over half an hour', { staggerMinutes: 30 }],
    ['proceed with a 10 minute stagger', { staggerMinutes: 10 }],
    ['start it for 2 hours, staggered over 20 minutes', { staggerMinutes: 20, durationMinutes: 120 }],
    ['start at 18:30 with the starts spread over 30 minutes', { staggerMinutes: 30, time: '18:30' }],
    ['yes, but staggered by 15', { staggerMinutes: 15 }],
    ['stagger the homes across fifteen minutes', { staggerMinutes: 15 }],
    ['all at once please', { staggerMinutes: 0 }],
    ["don't stagger it", { staggerMinutes: 0 }],
  ])('%s', (text, slots) => {
    expect(heard(text)).toEqual([{ topic: 'event.shape', ...blank, ...slots }])
  })

  test.each([
    ['inicia la opción A escalonada en 15 minutos', { staggerMinutes: 15, optionRank: 1 }],
    ['reparte los inicios en 20 minutos', { staggerMinutes: 20 }],
    ['escalona los inicios durante media hora', { staggerMinutes: 30 }],
    ['procede sin escalonar', { staggerMinutes: 0 }],
  ])('%s', (text, slots) => {
    expect(heard(text, 'es')).toEqual([{ topic: 'event.shape', ...blank, ...slots }])
  })

  test('nobody says over how many minutes: the length of the event is not taken for it', () => {
    expect(heard('start it for 2 hours, staggered')).toEqual([
      { topic: 'event.shape', ...blank, durationMinutes: 120 },
    ])
    expect(readSpread('stagger the starts')).toMatchObject({ minutes: null })
  })

  test('asked about it is tried out, and written down it starts nothing', () => {
    expect(heard('what would happen if we stagger it over 15 minutes?')[0]!.topic).toBe('event.dry-run')
    expect(heard('should we spread the starts over 20 minutes?')[0]).toMatchObject({
      topic: 'event.dry-run',
      staggerMinutes: 20,
    })
    expect(heard('note on T-07: starts were staggered over 15 minutes')[0]!.topic).toBe('note.add')
    expect(heard('is the load spread over the phases?')[0]!.topic).not.toBe('event.shape')
  })

  test('phrases of others, written before they were read, are understood but for one', () => {
    const { total, misses } = scoreFreshStaff(understander, 'staff-phrases-spread.jsonl')
    expect(total).toBe(16)
    expect(misses.length, misses.join('\n')).toBeLessThanOrEqual(1)
  })

  test('a yes without it is a yes, and words about something else are nothing of it', () => {
    for (const text of ['yes, proceed', 'extend it by 15 minutes', 'shelve T-07 for 30 minutes', 'status'])
      expect(readSpread(text)).toBeNull()
  })
})

const blank = {
  staggerMinutes: undefined,
  durationMinutes: undefined,
  optionRank: undefined,
  time: undefined,
}
