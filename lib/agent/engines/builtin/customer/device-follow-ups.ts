import { devicesIn } from '@/lib/agent/understanding/read-words'
import { tellPending } from './device-pending'
import { tellDevice } from './device-topics'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { showPrograms } from './programs'

const JOIN =
  /\b(?:join|programs?|sign (?:me |us )?up|enroll|something|anything|get paid|earn|unir\w*|programas?|inscrib\w*|apunt\w*|entrar|algo|pagan|ganar)\b/
const WITH_IT = /\b(?:with|for|using|con|para) (?:it|that|this|them|the new one|el|ella|eso|ese|esto)\b/
const ADD_IT =
  /^\W*(?:(?:ok|okay|yes|yeah|sure|well|then|so|please|si|bueno|vale|pues|entonces)\W+)*(?:please )?(?:add|register|put|note|agreg\w+|anad\w+|registr\w+|apunt\w+|anot\w+)(?:lo|la)?(?: (?:it|that|this|them|eso|ese))?(?: (?:in|on|then|please|to my (?:home|list|devices)|por favor|pues))*\W*$/

/** "Take the car off the list" */
const TAKE_OFF =
  /\b(?:take|cross|strike|get|scratch) (?:the|my|our|that|this) .{0,24}\b(?:off|out)(?: of)?(?: (?:the|my|our|your) (?:list|account|home|devices?|house))?\W*(?:please|thanks)?\W*$|\b(?:remove|delete|drop|unregister) (?:the|my|our|that|this) .{0,24}\b(?:from (?:the|my|our|your) (?:list|account|home|devices?|house)|device)\b|\b(?:quit\w*|sac\w*|saqu\w*|borr\w*|elimin\w*) (?:el|la|mi|ese|esa) .{0,24}\b(?:de (?:la|mi) (?:lista|casa|cuenta)|de mis (?:aparatos|equipos|dispositivos))\b/
const OF_PROGRAM = /\b(?:program\w*|programa\w*|event|tonight|evento|hoy|me out|us out)\b/

/** A device that was just spoken of is the one "it" means. */
export const followDevice: Follow = async (heard) => {
  const { turn, words, acts } = heard
  const { memory } = turn
  const gone =
    devicesIn(words)[0] ?? (/\b(?:car|charger|carro|coche|auto)\b/.test(words) ? ('ev' as const) : undefined)
  if (gone && !memory.asking && !heard.asks && TAKE_OFF.test(words) && !OF_PROGRAM.test(words))
    return followed('devices.add', () =>
      tellDevice(turn, {
        ...actFor('devices.add', heard),
        slots: { deviceKind: gone },
        span: `remove ${turn.text}`,
      }),
    )
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
    if (!pending) return shown
    // "And what's the catch?", "yes" are then of the program it opens, not of the first of the others.
    const { offers: _, ...toldOf } = pending.memory ?? {}
    return {
      ...shown,
      messages: [...pending.messages, ...shown.messages],
      memory: { ...shown.memory, ...toldOf },
    }
  })
}
