import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Where an outgoing webhook may go: the public internet; ourselves as well; anywhere. */
export type AllowedTargets = 'public' | 'loopback' | 'any'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Special-purpose ranges of the IANA registries (RFC 6890 and later): none of them is somebody's server on the internet. */
const special = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  special.addSubnet(net, bits)

/** Of IPv6 only global unicast is public, without the ranges in it that are tunnels, tests or documentation. */
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')
const notQuiteGlobal = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notQuiteGlobal.addSubnet(net, bits, 'ipv6')

export function mayConnectTo(address: string, allowed: AllowedTargets): boolean {
  if (allowed === 'any') return true
  const plain = mappedV4(address) ?? address
  if (isIPv4(plain)) return !special.check(plain) || (allowed === 'loopback' && loopback.check(plain))
  if (!isIPv6(plain)) return false
  if (allowed === 'loopback' && loopback.check(plain, 'ipv6')) return true
  return globalUnicast.check(plain, 'ipv6') && !notQuiteGlobal.check(plain, 'ipv6')
}

/** ::ffff:10.0.0.1 is 10.0.0.1 in other clothes, also when written in hexadecimal. */
function mappedV4(address: string): string | null {
  const found = /^(?:::ffff:|0:0:0:0:0:ffff:)(.+)$/i.exec(address)
  const rest = found?.[1]
  if (!rest) return null
  if (isIPv4(rest)) return rest
  const words = /^([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(rest)
  if (!words) return null
  const value = Number.parseInt(words[1]!, 16) * 65_536 + Number.parseInt(words[2]!, 16)
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
}
