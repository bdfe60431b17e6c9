import { expect, test } from 'vitest'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import { turnsRound } from './event-opposite'

const read = (text: string) => turnsRound(plainSpanish(foldText(text)).trim())

test.each([
  "no wait, don't skip me, count me in",
  "actually don't decline it, I want to take part",
  'then no, do not take me out, I will join tonight',
  "ok no, don't leave me out, I'm in",
  "in that case I won't skip it, put me in for tonight",
  "hold on, I'll do it, don't skip tonight",
  "oh then don't count me out, I'll participate",
  "well then I'm not skipping, I'll take part tonight after all",
  'I changed my mind, dont skip this one, sign me up',
  'no no, keep me in, do not cancel it',
  'no, entonces no me salte, sí participo hoy',
  'pues no, no me saque, cuente conmigo',
  'mejor no lo rechace, voy a participar',
  'no quiero saltármelo, apúnteme',
  'perdón, no me quite, me apunto esta noche',
])('"%s" takes part', (text) => expect(read(text)).toBe('accept'))

test.each([
  "ok then no, don't count me in, I'll skip tonight",
  "wait, don't put me in, I'd rather sit it out",
  "no, I won't take part, skip me tonight",
  "actually I'm not joining, take me out",
  "I don't want to participate, leave me out of it",
  'I am not taking part after all, count me out',
  "in that case I won't do it, I'll pass",
  "sorry, don't sign me up, skip this one",
  "no no, I don't accept, I decline",
  "hmm I'm not in, opt me out",
  'entonces no, no participo, sáqueme de lo de hoy',
  'no cuenten conmigo, esta noche no',
  'ya no quiero participar, quíteme',
  'mejor no me apunte, me lo salto',
  'no acepto, lo rechazo',
])('"%s" stays out', (text) => expect(read(text)).toBe('decline'))

test.each([
  "don't skip me tonight",
  "if it's hot don't skip me, I'll take part",
  "don't skip it, I'll take part tomorrow",
  "don't skip the car, I'll take part with the battery",
  'did I skip it? I want to take part',
  "don't count me in, what does it pay",
  "I won't take part unless it is short, skip me",
  "my son won't take part, skip me",
])('"%s" is left to what else reads it', (text) => expect(read(text)).toBeUndefined())
