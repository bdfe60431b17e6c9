import { expect, test } from 'vitest'
import { plainForm } from './plain-forms'
import { takesReportBack } from './wish-forms'

test.each([
  ['tuesday morning would be great', 'solar.site-visit'],
  ['ok wednesday at 10 works for us', 'solar.site-visit'],
  ['mornings are better, i work later', 'solar.site-visit'],
  ['el jueves por la tarde me queda bien', 'solar.site-visit'],
  ['is there anything in the afternoon', 'solar.site-visit'],
  ['none of those, maybe on a saturday', 'solar.site-visit'],
  ['the third time suits me', 'choose'],
  ['my cousin heard you pay people for waiting with the dryer', 'programs.search'],
  ['i would like to make a complaint, nobody came', 'complaint'],
  ['quisiera presentar una queja por el retraso', 'complaint'],
  ['why was thursday so high', 'usage.summary'],
  ['we decided to go with the largest system', 'solar.order'],
  ['alright i am in, now what', 'capabilities'],
  ['we are moving in june, i need the electricity in my name over there', 'handover.person'],
  ['any news on the lamp i reported', 'outage.status'],
  ['our water bill doubled, what can we do', 'out-of-scope'],
  ['got my visa here, can i pay by card', 'bill.explain'],
  ['would it be safe to join with a pacemaker', 'programs.eligibility'],
  ['i declined this morning, is it too late to join', 'events.next'],
  ['ya atendieron lo que reporte?', 'outage.status'],
] as const)('"%s" is read as %s', (words, intent) => {
  expect(plainForm(words)).toBe(intent)
})

test.each([
  'tonight works for me',
  'friday works for the event',
  'is there anything on saturday',
  'what do you pay people who own panels',
  'you pay people too little, sign me up anyway',
  'i do not want to file a complaint',
  'why was the price so high',
  'do you want to go with the biggest system?',
  "i'm in for tonight",
  'any news on my solar order',
])('"%s" has no such form', (words) => {
  expect(plainForm(words)).toBeUndefined()
})

test.each([
  'power is back, withdraw my report',
  'you can forget what i reported',
  'never mind the ticket, it was a fuse',
  'ya hay luz, cancelen el reporte',
])('"%s" takes a report back', (words) => {
  expect(takesReportBack(words)).toBe(true)
})

test.each([
  'do not cancel my report',
  'why did you close my ticket',
  'cancel my order',
  'no quiten el reporte',
  'delete the usage report',
])('"%s" takes none back', (words) => {
  expect(takesReportBack(words)).toBe(false)
})
