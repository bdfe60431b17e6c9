import { tellPending } from './device-pending'
import { tellDevice } from './device-topics'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { showPrograms } from './programs'

const JOIN =
  /\b(?:join|programs?|sign (?:me |us )?up|enroll|something|anything|get paid|earn|unir\w*|programas?|inscrib\w*|apunt\w*|entrar|algo|pagan|ganar)\b/
const WITH_IT = /\b(?:with|for|using|con|para) (?:it|that|this|them|the new one|el|ella|eso|ese|esto)\b/
const ADD_IT =
  /^\W*(?:(?:ok|okay|yes|yeah|sure|well|then|so|please|si|bueno|vale|pues|entonces)\W+)*(?:please )?(?:add|register|put|note|agreg\w+|anad\w+|registr\w+|apunt\w+|anot\w+)(?:lo|la)?(?: (?:it|that|this|them|eso|ese))?(?: (?:in|on|then|please|to my (?:home|list|devices)|por favor|pues))*\W*$/

/** A device that was just spoken of is the one "it" means. */
export const followDevice: Follow = async (heard) => {
  const { turn, words, acts } = heard
  const { memory } = turn
  const device = memory.deviceSpoken
  if (!device) return undefined
  const withDevice = (intent: 'programs.search' | 'devices.add') => {
    const act = actFor(intent, heard)
    return { ...act, slots: { ...act.slots, deviceKind: device } }
  }
  if (ADD_IT.test(words) && memory.asking !== 'proposal' && !acts.some((act) => act.slots.deviceKind))
    return followed('devices.add', () => tellDevice(turn, withDevice('devices.add')))
  if (!JOIN.test(words) || !WITH_IT.test(words) || memory.asking) return undefined
  if (!lately(turn, /^devices\./, 3)) return undefined
  return followed('programs.search', async () => {
    const pending = await tellPending(turn, device)
    const shown = await showPrograms(turn, withDevice('programs.search'))
    return pending ? { ...shown, messages: [...pending.messages, ...shown.messages] } : shown
  })
}
