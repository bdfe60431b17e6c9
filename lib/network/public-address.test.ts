import { expect, test } from 'vitest'
import { mayConnectTo } from './public-address'

test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
  '%s is public',
  (address) => {
    expect(mayConnectTo(address, 'public')).toBe(true)
  },
)

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:a9fe:a9fe',
  '::ffff:10.0.0.1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'not an address',
])('%s is not', (address) => {
  expect(mayConnectTo(address, 'public')).toBe(false)
})

test('where loopback is allowed, other private networks are not', () => {
  for (const address of ['127.0.0.1', '127.0.0.53', '::1', '::ffff:127.0.0.1', '8.8.8.8'])
    expect(mayConnectTo(address, 'loopback')).toBe(true)
  for (const address of ['10.0.0.1', '192.168.0.1', '169.254.169.254', 'fe80::1', '0.0.0.0'])
    expect(mayConnectTo(address, 'loopback')).toBe(false)
  expect(mayConnectTo('10.0.0.1', 'any')).toBe(true)
})
