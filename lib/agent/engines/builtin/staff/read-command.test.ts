import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadUnderstander } from '@/lib/agent/understanding/load-understander'
import { heardAs } from './heard-as'

const understander = loadUnderstander()
const entities = {
  transformers: [
    { id: 'T-07', name: 'Mill Lane 7' },
    { id: 'T-12', name: 'Harbor Street 12' },
  ],
  feeders: [{ id: 'F-12', name: 'Mill Lane' }],
  programs: [{ id: 'battery-vpp', name: 'Battery Share' }],
}
const read = (text: string, locale: 'en' | 'es' = 'en') => {
  const { acts, command } = heardAs(understander, text, {
    audience: 'staff',
    locale,
    signedIn: true,
    entities,
  })
  return { ...command, intent: acts[0]?.intent }
}

describe('names of events and plans decide over words around them', () => {
  test.each([
    ['status of A-101', 'activation.status', 'A-101'],
    ['how is a101 going?', 'activation.status', 'A-101'],
    ['stop A-101', 'activation.stop', 'A-101'],
    ['abort A-102 please', 'activation.stop', 'A-102'],
    ['who stopped A-102?', 'activation.status', 'A-102'],
    ['extend A-101 by 30 minutes', 'activation.extend', 'A-101'],
    ['result of A-101', 'activation.result', 'A-101'],
  ])('%s', (text, topic, activation) => {
    expect(read(text)).toMatchObject({ topic, activation })
  })

  test.each([
    ['yes for P-101', 'options.proceed'],
    ['decline P-101', 'options.decline'],
    ['why P-101?', 'options.why'],
    ['P-101', 'options.show'],
    ['should we approve P-101?', 'options.show'],
  ])('%s', (text, topic) => {
    expect(read(text)).toMatchObject({ topic, plan: 'P-101' })
  })
})

describe('what has no intent of its own', () => {
  test.each([
    ['unshelve T-07', 'alert.unshelve'],
    ['is there a flood', 'alarms.summary'],
    ['retry the failed notices', 'notices.retry'],
    ['stop all policies', 'policy.stop'],
    ['turn off automatic activation', 'policy.stop'],
    ['what did the policy decide', 'policy.decisions'],
    ['dry run', 'event.dry-run'],
    ['who would be asked', 'event.dry-run'],
    ['what would happen if I say yes', 'event.dry-run'],
    ['get T-07 back under its limit', 'event.shape'],
    ['I need 20 kW from T-07', 'event.shape'],
    ['call everybody you can on T-07', 'event.shape'],
    ['proceed at 18:30 for 90 minutes', 'event.shape'],
    ['schedule it at 18:30', 'event.shape'],
    ['aborted events this month', 'history.show'],
    ['how much did we pay last month', 'reports.show'],
  ])('%s', (text, topic) => {
    expect(read(text).topic).toBe(topic)
  })
})

describe('a question stops nothing', () => {
  test.each(['did anybody stop it?', 'who stopped the event', 'should we stop it?', 'was it cancelled?'])(
    '%s',
    (text) => {
      const { topic, intent } = read(text)
      expect([topic ?? intent]).not.toContain('activation.stop')
    },
  )
})

describe('plain commands are left to the understander', () => {
  test.each([
    ['yes, proceed', 'options.proceed'],
    ['use the other', 'options.proceed-with'],
    ['only batteries', 'options.filter'],
    ['stop it', 'activation.stop'],
    ['show options for T-07', 'options.show'],
    ['under 30 kW', 'options.filter'],
    ['T-07', 'transformer.status'],
  ])('%s', (text, intent) => {
    const { topic, intent: understood } = read(text)
    expect([topic, understood]).toEqual([undefined, intent])
  })
})

test('no rule takes a phrase of the evaluation set away from what it means', () => {
  const lines = readFileSync(join(process.cwd(), 'lib/agent/evals/utterances/staff.en.jsonl'), 'utf8')
  const cases = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { text: string; intent: string | string[] })
  expect(cases.length).toBeGreaterThanOrEqual(100)
  const taken = cases.flatMap(({ text, intent }) => {
    const { topic } = read(text)
    return topic && ![intent].flat().includes(topic) ? [`${text}: ${topic}`] : []
  })
  expect(taken).toEqual([])
})

describe('in Spanish as well', () => {
  test.each([
    ['apaga la activacion automatica', 'policy.stop'],
    ['reintenta los avisos fallidos', 'notices.retry'],
    ['a quien se avisaria', 'event.dry-run'],
    ['eventos cancelados este mes', 'history.show'],
    ['para A-101', 'activation.stop'],
    ['alarga A-101 30 minutos', 'activation.extend'],
    ['si, procede con P-101', 'options.proceed'],
    ['rechaza P-101', 'options.decline'],
    ['todavia no', 'options.hold'],
    ['por que no las baterias', 'options.why'],
  ])('%s', (text, topic) => {
    expect(read(text, 'es').topic).toBe(topic)
  })
})

describe('not yet is no no: the plan stays open', () => {
  test.each(['not yet', 'wait', 'hold on', "don't start yet", 'give me a minute', 'let me check'])(
    '%s',
    (text) => {
      expect(read(text).topic).toBe('options.hold')
    },
  )
  test.each(['no', 'no thanks', 'decline'])('but %s is one', (text) => {
    expect(read(text).topic).toBeUndefined()
  })
})

describe('a yes that changes the plan puts up another one', () => {
  test.each(['yes but only 20 kW', 'ok but at 18:30', 'yes, but for 45 minutes'])('%s', (text) => {
    expect(read(text).topic).toBe('event.shape')
  })
  test.each(['yes if it is enough', 'yes but why that one?'])(
    '%s is answered, and starts nothing',
    (text) => {
      expect(['event.shape', 'options.proceed']).not.toContain(read(text).topic)
    },
  )
})

test('who asks not to stop an event stops none and declines no plan', () => {
  const { wanted } = heardAs(understander, "don't stop it", {
    audience: 'staff',
    locale: 'en',
    signedIn: true,
    entities,
  })
  expect(wanted.map((one) => one.topic)).toEqual(['activation.status'])
})

test('what is written down may hold any word', () => {
  expect(read('note: the crew asked us to stop the event').topic).toBeUndefined()
})

test('all of a kind, with and without their number', () => {
  expect(read('acknowledge all 7')).toMatchObject({ all: { count: 7 }, topic: 'alert.acknowledge' })
  expect(read('ack everything')).toMatchObject({ all: { count: null }, topic: 'alert.acknowledge' })
  expect(read('shelve all P3 alerts')).toMatchObject({ topic: 'alert.shelve' })
})

describe('what a yes is for', () => {
  const wants = (text: string) =>
    heardAs(understander, text, { audience: 'staff', locale: 'en', signedIn: true, entities })
  test.each(['yes, proceed with T-12', 'yes for t12', 'go ahead with 12', 'proceed with T-12'])(
    '%s is for T-12 alone',
    (text) => {
      const { wanted } = wants(text)
      expect(wanted).toHaveLength(1)
      expect(['yes', 'options.proceed', 'options.proceed-with']).toContain(wanted[0]!.topic)
      expect(wanted[0]!.act.slots.transformerId).toBe('T-12')
    },
  )
  test.each(['should we proceed?', 'can we go with option B?', 'is it ok to proceed', 'yes?'])(
    '%s is a question',
    (text) => {
      expect(wants(text).wanted.map((one) => one.topic)).toEqual(['options.why'])
    },
  )
  test('a yes for another day or with terms that no card shows starts nothing', () => {
    expect(wants('do it tomorrow').wanted[0]!.topic).toBe('options.another-day')
    expect(['event.shape', 'options.filter']).toContain(wants('yes, 20 kW').wanted[0]!.topic)
  })
  test('words that start and stop at once start nothing', () => {
    expect(wants('go ahead and stop it').wanted.map((one) => one.topic)).toEqual(['activation.stop'])
  })
  test('a yes with something more says both', () => {
    const topics = wants('yes and add a note: crew on site').wanted.map((one) => one.topic)
    expect(topics).toEqual(['yes', 'note.add'])
  })
  test('two transformers named: both are acknowledged, neither is proceeded with', () => {
    const acknowledged = wants('ack 7 and 12').wanted
    expect(acknowledged.map((one) => one.act.slots.transformerId)).toEqual(['T-07', 'T-12'])
    expect(wants('proceed with T-07 and T-12').command.transformers).toEqual(['T-07', 'T-12'])
  })
  test.each(['oops stop', 'stop stop stop', 'whoa abort', 'ay para'])('%s stops', (text) => {
    expect(wants(text).wanted.map((one) => one.topic)).toEqual(['activation.stop'])
  })
})

describe('said on in Spanish or English, an event of a transformer', () => {
  const wants = (text: string, locale: 'en' | 'es') =>
    heardAs(understander, text, { audience: 'staff', locale, signedIn: true, entities }).wanted
  test.each([
    ['alarga 20 min el de t12', 'es', 'activation.extend'],
    ['extend t12 til midnight', 'en', 'activation.extend'],
    ['para el de t12', 'es', 'activation.stop'],
    ['stop the one on 12', 'en', 'activation.stop'],
  ] as const)('%s', (text, locale, topic) => {
    const [only] = wants(text, locale)
    expect(only).toMatchObject({ topic, act: { slots: { transformerId: 'T-12' } } })
  })
})

describe('a no with a reason is a no; what only begins like one is none', () => {
  const topics = (text: string) =>
    heardAs(understander, text, { audience: 'staff', locale: 'en', signedIn: true, entities }).wanted.map(
      (one) => one.topic,
    )
  test.each(['nope too pricey', 'nah, not tonight'])('%s', (text) => {
    expect(['no', 'options.decline']).toContain(topics(text)[0])
  })
  test.each(['no idea', 'no worries', 'no alarms?', 'no clue what that is'])('%s', (text) => {
    expect(topics(text)).not.toContain('no')
    expect(topics(text)).not.toContain('options.decline')
  })
})
