import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { listMyDevices } from '@/lib/usecases/devices/my-devices'
import { programsOnSale } from './catalogue'
import { DEVICE_OF } from './device-programs'

/** A device whose connection was not seen yet opens nothing: which programs it will open is said all the same. */
export async function tellPending(turn: Turn, device: string): Promise<Reply | undefined> {
  const { ctx, t, locale } = turn
  const type = DEVICE_OF[device]
  const mine = (await listMyDevices(ctx)).filter((one) => one.type === type)
  if (mine.length === 0 || mine.some((one) => one.state === 'connected')) return undefined
  const programs = (await programsOnSale(turn)).filter((one) => one.terms.deviceType === type)
  if (programs.length === 0) return undefined
  const names = new Intl.ListFormat(locale === 'es' ? 'es-US' : 'en-US').format(
    programs.map((one) => one.terms.name[locale]),
  )
  return {
    ...say(t('devices.opensLater', { device: mine[0]!.name, names })),
    memory: {
      focusOfferId: `dfp:${programs[0]!.id}`,
      lastTopic: 'programs.details',
      offers: programs.map(({ id, terms }) => ({
        id: `dfp:${id}`,
        name: terms.name[locale],
        domain: 'dfp' as const,
      })),
      expecting: undefined,
      asking: undefined,
    },
  }
}
