import { expect, test } from 'vitest'
import { programFactsIn } from './program-fact-words'
import { solarFactsIn } from './solar-facts/answer-solar-facts'

test.each([
  ['how long is each event?', ['lasts']],
  ['how often does it happen?', ['often']],
  ['how much notice do i get?', ['notice']],
  ['can i opt out of one?', ['skips']],
  ['does it cost anything?', ['costs']],
  ['what if i forget?', ['forgets']],
  ['how do i get the money and when?', ['paid']],
  ['will my house get hot?', ['comfort']],
  ['who controls it?', ['controls']],
  ['is there a contract?', ['leaves']],
  ['will the shower be cold?', ['water']],
  ['how long does it last and how often?', ['often', 'lasts']],
  ['cuanto dura cada evento?', ['lasts']],
  ['y si se me olvida?', ['forgets']],
  ['me avisan antes?', ['notice']],
  ['how does it work?', []],
  ['tell me about comfort flex', []],
  ['is comfort flex any good?', []],
])('of a program, "%s" asks for %j', (words, facts) => {
  expect(programFactsIn(words, ['comfort flex'])).toEqual(facts)
})

test.each([
  ['what about the warranty?', ['warranty']],
  ['is my roof ok for it?', ['roof']],
  ['do i need permits?', ['permits']],
  ['how long do the panels last?', ['lasts']],
  ['do i have to clean them?', ['upkeep']],
  ['what if i move?', ['moves']],
  ['do they work in a power outage?', ['outage']],
  ['will the hoa allow it?', ['association']],
  ['any tax credits?', ['subsidy']],
  ['how many panels is that?', ['count']],
  ['how long does installation take?', ['time']],
  ['cuanto duran los paneles?', ['lasts']],
  ['tell me more about that one', []],
  ['what would it cost?', []],
  ['how long does it take to pay for itself?', []],
  ['can i cancel if i change my mind?', []],
])('of solar, "%s" asks for %j', (words, facts) => {
  expect(solarFactsIn(words).map(({ id }) => id)).toEqual(facts)
})

test('how the utility knows is no question of how one is told', () => {
  expect(programFactsIn('how do you know that i saved something', [])).not.toContain('told')
  expect(programFactsIn('how do i know that one is coming', [])).toContain('told')
})
