import { listMyDevices } from '@/lib/usecases/devices/my-devices'
import { answerChoice } from './choosing'
import { tellPending } from './device-pending'
import { DEVICE_OF } from './device-programs'
import { devicesIn } from './devices-named'
import { actFor, type Follow, followed } from './follow-ups'

const WANTS =
  /\b(?:(?:want|wanna|join|sign (?:me|us) up|enroll?|put (?:me|us)|get (?:me|us)|take|(?:would|'?d) like|interested in|go (?:for|with)|quiero|queremos|quisiera|apunt\w+|inscrib\w+|met\w+|entrar|unir\w+|me interesa))\b.{0,40}\b(?:program\w*|programa\w*)\b/
const NOT_WANTS =
  /\b(?:not|don'?t|never|if|leave|leaving|out of|quit|instead of|know|ask\w*|about|info\w*|no (?:quiero|me)|dejar|salir\w*|saber|pregunt\w+)\b/
const READ_AS =
  /^(?:devices\.add|programs\.(?:search|details|enroll)|solar\.order|choose|remark|out-of-scope)$/

/** "Got a new car so I want the car program": where the device is on the list its program is wanted, not the device once more. */
export const followJoinsByDevice: Follow = async (heard) => {
  const { turn, words, asks, acts, count } = heard
  if (asks || count > 30 || turn.memory.asking === 'proposal') return undefined
  const wish = WANTS.exec(words)
  if (!wish || NOT_WANTS.test(words) || !acts.every(({ intent }) => READ_AS.test(intent))) return undefined
  const [kind, ...more] = devicesIn(wish[0])
  const type = kind && DEVICE_OF[kind]
  if (!type || more.length > 0) return undefined
  const mine = (await listMyDevices(turn.ctx)).filter((one) => one.type === type)
  if (mine.length === 0) return undefined
  if (mine.every(({ state }) => state !== 'connected'))
    return followed('programs.enroll', async () => {
      const told = await tellPending(turn, type)
      return told ?? answerChoice(turn, actFor('programs.enroll', heard))
    })
  if (!acts.some(({ intent }) => intent === 'devices.add')) return undefined
  const act = { ...actFor('programs.enroll', heard), span: wish[0] }
  return followed('programs.enroll', () => answerChoice(turn, { ...act, slots: { deviceKind: kind } }))
}
