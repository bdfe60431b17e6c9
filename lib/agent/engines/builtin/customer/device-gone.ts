import { listMyDevices } from '@/lib/usecases/devices/my-devices'
import { devicesIn } from './devices-named'
import { tellDevice } from './device-topics'
import { actFor, type Follow, followed, waitsForYes } from './follow-ups'

const TAKES_OFF =
  /\b(?:take|remove|delete|drop|get rid of|unlink|disconnect|cross|quit\w+|borr\w+|elimin\w+|sac\w+)\b.{0,30}\b(?:off|away|from (?:my|the|our) (?:list|devices?|home|account)|out|lista|aparatos|dispositivos|equipos)\b|^\W*(?:(?:ok|okay|and|please|now|then|y|bueno|ahora)\W+)*(?:please )?(?:remove|delete|unlink|disconnect|quit\w+|borr\w+|elimin\w+) (?:the|my|our|el|la|mi)\b|\b(?:i|we) (?:sold|gave away|got rid of|no longer have|don'?t have)\b.{0,30}\b(?:any ?more|off|remove|list)?\b/
const OF_OTHER =
  /\b(?:program\w*|account|order|solar|panels?|event|tonight|report|ticket|visit|programa\w*|cuenta|pedido|paneles|evento|reporte|visita)\b/

/** "Take the thermostat off, I sold it": a device on the list is put forward to be taken off; nothing is before the yes. */
export const followDeviceGone: Follow = async (heard) => {
  const { turn, words, asks, count, acts } = heard
  if (count > 20 || asks || waitsForYes(turn) || !TAKES_OFF.test(words) || OF_OTHER.test(words))
    return undefined
  if (!acts.every(({ intent, confidence }) => /^devices\./.test(intent) || confidence < 0.6)) return undefined
  const [kind, ...more] = devicesIn(words)
  if (!kind || more.length > 0) return undefined
  if (!(await listMyDevices(turn.ctx)).some(({ type }) => type === kind)) return undefined
  const act = { ...actFor('devices.add', heard), span: `remove ${turn.text}` }
  return followed('devices.add', () =>
    tellDevice(turn, { ...act, slots: { ...act.slots, deviceKind: kind } }),
  )
}
