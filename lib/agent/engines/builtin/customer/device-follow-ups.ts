import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { listMyDevices } from '@/lib/usecases/devices/my-devices'
import { publishedPrograms } from '@/lib/usecases/offers/list-offers'
import { DEVICE_OF } from './device-programs'
import { tellDevice } from './device-topics'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { showPrograms } from './programs'

const JOIN =
  /\b(?:join|programs?|sign (?:me |us )?up|enroll|something|anything|get paid|earn|unir\w*|programas?|inscrib\w*|apunt\w*|entrar|algo|pagan|ganar)\b/
const WITH_IT = /\b(?:with|for|using|con|para) (?:it|that|this|them|the new one|el|ella|eso|ese|esto)\b/
const ADD_IT =
  /^\W*(?:(?:ok|okay|yes|yeah|sure|well|then|so|please|si|bueno|vale|pues|entonces)\W+)*(?:please )?(?:add|register|put|note|agreg\w+|anad\w+|registr\w+|apunt\w+|anot\w+)(?:lo|la)?(?: (?:it|that|this|them|eso|ese))?(?: (?:in|on|then|please|to my (?:home|list|devices)|por favor|pues))*\W*$/

/** A device whose connection was not seen yet opens nothing: which programs it will open is said all the same. */
async function tellPending(turn: Turn, device: string): Promise<Reply | undefined> {
  const { ctx, t, locale } = turn
  const type = DEVICE_OF[device]
  const mine = (await listMyDevices(ctx)).filter((one) => one.type === type)
  if (mine.length === 0 || mine.some((one) => one.state === 'connected')) return undefined
  const programs = (await publishedPrograms(ctx.db)).filter((one) => one.terms.deviceType === type)
  if (programs.length === 0) return undefined
  const names = new Intl.ListFormat(locale === 'es' ? 'es-US' : 'en-US').format(
    programs.map((one) => one.terms.name[locale]),
  )
  return say(t('devices.opensLater', { device: mine[0]!.name, names }))
}

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
