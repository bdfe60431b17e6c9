import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Act } from '@/lib/agent/understanding/understanding'
import { DeviceType } from '@/lib/protocol/me'
import { listMyDevices } from '@/lib/usecases/devices/my-devices'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { devicesIn } from './devices-named'
import { propose } from './proposals'
import { outOfScope } from './repeat'

export async function listDevices(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t } = turn
  const devices = await listMyDevices(ctx)
  if (devices.length === 0) return say(t('devices.none'), chips(turn, ['devicesAdd', 'programs']))
  return say(
    t('devices.list', { count: devices.length }),
    {
      type: 'devices',
      items: devices.map(({ createdAt: _at, ...device }) => device),
      summary: devices.map((device) => device.name).join(', '),
    },
    chips(turn, ['devicesAdd', 'programs']),
  )
}

const GONE =
  /\b(?:no longer|any ?more|(?:do not|don'?t) have|remove|delete|take off|sold|gave away|got rid|replaced|ya no|quit[ae]|borr[ae]|elimin[ae]|vend[ií]\w*|cambiamos)\b/i

/** A device that is gone is taken off with a yes; one that a program depends on stays, with the reason. */
async function proposeRemoval(turn: Turn, type: DeviceType): Promise<Reply | null> {
  const { ctx, t } = turn
  const device = (await listMyDevices(ctx)).find((one) => one.type === type)
  if (!device) return null
  return propose(turn, {
    kind: 'device-remove',
    title: t('devices.removeTitle', { name: device.name }),
    text: t('devices.removeText', { name: device.name }),
    data: { deviceId: device.deviceId, name: device.name },
    yesLabel: t('devices.removeYes'),
  })
}

/** "Add it", after a program was explained that needs a device. */
async function deviceSpokenOf(turn: Turn): Promise<string | undefined> {
  const { memory, text } = turn
  const id = memory.focusOfferId
  if (!id?.startsWith('dfp:') || !/\b(?:it|that|lo|la|ese|esa|eso)\b|(?:lo|la)\b/i.test(text))
    return undefined
  const program = (await programsOnSale(turn)).find((row) => `dfp:${row.id}` === id)
  return program?.terms.deviceType ?? undefined
}

const TELLS_OF_HAVING =
  /\b(?:have|has|had|got|get|getting|bought|buy|add\w*|put|install\w*|own\w*|regist\w+|connect\w*|link\w*|record|note|new|there'?s|is|set up|pair\w*|hook\w*|control\w*|tengo|tenemos|tiene\w*|dar de alta|anot\w+|compr\w+|anad\w+|agreg\w+|instal\w+|pus\w+|conect\w+|nuev[oa]|hay|registr\w+|devices?|aparatos?)\b|'ve\b/
const ANOTHER =
  /\b(?:another|second|new|more|one more|additional|replac\w*|otr[oa]|segund[oa]|nuev[oa]|mas)\b/

/** "The plumber put in a water heater, can you add that?": the one device that the message names */
function onlyNamed({ text }: Turn): string | undefined {
  const [one, ...more] = devicesIn(foldText(text))
  return more.length === 0 ? one : undefined
}

async function isThere({ ctx }: Turn, type: DeviceType): Promise<boolean> {
  return (await listMyDevices(ctx)).some((device) => device.type === type)
}

/** A device that was named is added with a yes; one that was not is asked for by a form. */
export async function tellDevice(turn: Turn, act: Act): Promise<Reply> {
  const { t } = turn
  const kind = act.slots.deviceKind === 'air-conditioner' ? 'thermostat' : act.slots.deviceKind
  const type = DeviceType.safeParse(kind ?? onlyNamed(turn) ?? (await deviceSpokenOf(turn)))
  if (GONE.test(act.span))
    return ((type.success && (await proposeRemoval(turn, type.data))) || null) ?? listDevices(turn, act)
  const words = foldText(act.span)
  if (type.success && (await isThere(turn, type.data)) && !ANOTHER.test(words))
    return say(t('devices.isThere', { device: t(`device.${type.data}`) }), chips(turn, ['programs']))
  // Joining and comparing name devices as well: added is what somebody tells of having, or orders to be added.
  if (!TELLS_OF_HAVING.test(words)) return outOfScope(turn, act)
  if (type.success) return proposeDevice(turn, type.data)
  if (kind) return say(t('devices.unsupported'), chips(turn, ['programs', 'solar']))
  return say(t('devices.which'), {
    type: 'form',
    form: 'device',
    title: t('devices.formTitle'),
    fields: [
      {
        name: 'type',
        label: t('devices.formKind'),
        kind: 'select',
        options: DeviceType.options.map((value) => ({ value, label: t(`device.${value}`) })),
        value: 'thermostat',
      },
    ],
    action: 'device.add',
    submitLabel: t('devices.formSubmit'),
    state: 'open',
    summary: t('devices.formTitle'),
  })
}

export async function chooseDevice(turn: Turn, values: Record<string, unknown>): Promise<Reply> {
  const type = DeviceType.safeParse(values.type)
  return type.success ? proposeDevice(turn, type.data) : say(turn.t('devices.unsupported'))
}

function proposeDevice(turn: Turn, type: DeviceType): Promise<Reply> {
  const { t, ctx } = turn
  const device = t(`device.${type}`)
  return propose(turn, {
    kind: 'device-add',
    title: t('devices.addTitle', { device }),
    text: t(ctx.env.demo ? 'devices.addTextDemo' : 'devices.addText', { device }),
    data: { type },
    yesLabel: t('devices.addYes'),
  })
}
