import type { Turn } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { listMyDevices } from '@/lib/usecases/devices/my-devices'

/** What a device is added or taken off with; "I have an electric car" alone tells of one that may be listed already. */
const CHANGES =
  /\b(?:add|register|put|install\w*|connect|link|bought|buy|new|second|another|one more|also have|remov\w*|delet\w*|take off|sold|got rid|no longer|any ?more|agreg\w*|a[nñ]ad\w*|registr\w*|an[oó]t\w*|pon\w*|conect\w*|instal\w*|dar de alta|d[eé] de alta|compr\w*|nuev[oa]|otr[oa]|segund[oa]|quit\w*|borr\w*|elimin\w*|vend\w*|ya no)\b/i

/** A device told of that the home has on its list adds nothing: what stands beside it is the request. */
export async function withoutKnownDevices(turn: Turn, acts: Act[]): Promise<Act[]> {
  const told = acts.filter(({ intent, slots }) => intent === 'devices.add' && slots.deviceKind)
  if (told.length === 0 || acts.length < 2 || CHANGES.test(turn.text)) return acts
  const known = new Set((await listMyDevices(turn.ctx)).map(({ type }) => type as string))
  return acts.filter((act) => !told.includes(act) || !known.has(act.slots.deviceKind!))
}
