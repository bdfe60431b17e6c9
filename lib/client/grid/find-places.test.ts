import { expect, test } from 'vitest'
import type { AlertDto } from '@/lib/protocol/alert'
import type { TransformerDto } from '@/lib/protocol/grid'
import { findPlaces } from './find-places'

const transformer = (id: string, name: string, feeder: [string, string], loadPercent = 50) =>
  ({ id, name, feederId: feeder[0], feederName: feeder[1], externalId: null, loadPercent }) as TransformerDto
const MILL: [string, string] = ['F-12', 'Mill Lane']
const known = {
  transformers: new Map(
    [
      transformer('T-13', 'Orchard 3', ['F-11', 'Orchard']),
      transformer('T-3', 'Mill Lane 3', MILL, 60),
      transformer('T-30', 'Mill Lane 30', MILL, 90),
    ].map((one) => [one.id, one]),
  ),
  alerts: [
    { id: 'a1', transformerId: 'T-13', kind: 'overload', message: 'Overload', priority: 1, state: 'active' },
    { id: 'a2', transformerId: 'T-3', kind: 'voltage', message: 'Low', priority: 3, state: 'active' },
  ].map((one) => ({ ...one, shelvedUntil: null, suppressedBy: null })) as unknown as AlertDto[],
  pages: [
    { name: 'Overview', href: '/admin' },
    { name: 'Reports', href: '/admin/reports' },
  ],
}
const found = (text: string) => findPlaces(text, known).map((place) => `${place.kind} ${place.href}`)

test('an id typed whole comes before those that begin with it', () => {
  expect(found('t-3').slice(0, 2)).toEqual(['transformer /admin?t=T-3', 'transformer /admin?t=T-30'])
})

test('a feeder leads to the transformer on it that needs a look first, and its alarms are found by its name', () => {
  expect(found('mill')).toEqual([
    'transformer /admin?t=T-3',
    'transformer /admin?t=T-30',
    'feeder /admin?t=T-3',
    'alert /admin/alerts/a2',
  ])
})

test('a page by a part of its name; nothing for letters that stand nowhere', () => {
  expect(found('REPO')).toEqual(['page /admin/reports'])
  expect(found('zzz')).toEqual([])
})

test('without letters the gravest alarms and every page', () => {
  expect(found(' ')).toEqual([
    'alert /admin/alerts/a1',
    'alert /admin/alerts/a2',
    'page /admin',
    'page /admin/reports',
  ])
})
