import { expect, it } from 'vitest'
import { fixtureAlert } from '@/components/grid/fixtures/fixture-alert'
import { silentSources } from './silent-sources'

const silent = (id: string, raisedAt: string, more = {}) =>
  fixtureAlert({ id, kind: 'source-silent', priority: 2, externalId: id, raisedAt, ...more })

it('names the sources that are silent now, the newest first', () => {
  const early = silent('Weather', '2026-05-13T20:00:00.000Z')
  const late = silent('SCADA', '2026-05-13T21:00:00.000Z')
  const back = silent('Meters', '2026-05-13T20:30:00.000Z', { clearedAt: '2026-05-13T20:40:00.000Z' })
  const shelved = silent('Bench', '2026-05-13T20:50:00.000Z', { shelvedUntil: '2026-05-13T22:00:00.000Z' })
  expect(silentSources([early, fixtureAlert(), late, back, shelved])).toEqual([late, early])
})
