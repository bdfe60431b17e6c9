import { DEVICE_NAMES } from './device-names'
import { tellDevice } from './device-topics'
import type { TakeOut } from './taken-out'

const PUTS_DOWN =
  /\b(?:put|add|note|register|write|list|record|enter|save) (?:that|it|this|them|mine|my|the|our|one)\b(?: \w+){0,3}?(?: (?:down|in|on|as (?:a|my|our) (?:new )?device|to (?:my|our|the) (?:list|devices|home|account)))|\b(?:add|register) (?:it|that|this)\b|\b(?:anad\w+|agreg\w+|registr\w+|anot\w+|apunt\w+)l[oa]\b/
const NEW =
  /\b(?:bought|got|gets|getting|have|has|new|installed|just|purchased|compr\w+|tengo|tenemos|instal\w+|nuev[oa])\b/
const JOINS = /\b(?:join|sign (?:me )?up|enroll|get in|program|thing|inscrib\w+|apunt\w+|unir\w*|programa)\b/
const NOT = /\b(?:do not|don'?t|never|not|no)\b/

/** "We got an EV, add it and sign me up": the device first, with its own yes; which programs it opens is told with it. */
export const takeDevice: TakeOut = ({ memory }, parts) => {
  if (memory.asking) return undefined
  const at = parts.findIndex(({ words }) => PUTS_DOWN.test(words) && !NOT.test(words))
  const told = parts.findIndex(({ words }) => NEW.test(words) && deviceIn(words) !== undefined)
  const device = deviceIn(parts[told]?.words ?? '')
  if (at < 0 || told < 0 || !device || parts.length < 2) return undefined
  const joining = parts.flatMap(({ words }, i) => (i > told && i !== at && JOINS.test(words) ? [i] : []))
  return {
    used: [...new Set([told, at, ...joining])],
    about: 'devices.add',
    answer: (now) =>
      tellDevice(now, {
        intent: 'devices.add',
        confidence: 1,
        slots: { deviceKind: device },
        span: 'add it',
      }),
  }
}

function deviceIn(words: string) {
  return DEVICE_NAMES.find(([, pattern]) => pattern.test(words))?.[0]
}
