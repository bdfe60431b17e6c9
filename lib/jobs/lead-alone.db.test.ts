import { afterEach, expect, test, vi } from 'vitest'
import { wakeRelay } from '@/lib/db/outbox'
import { log } from '@/lib/log'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { leadAlone } from './lead-alone'

let net: TestNetwork
const leads: { stop: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(leads.splice(0).map((lead) => lead.stop()))
  await net.close()
})

const quiet = log().child({}, { level: 'silent' })
const patient = { timeout: 30_000, interval: 10 }

/** One process as far as the lock knows; says what happened to it. */
async function enter(name: string, said: string[]) {
  const lead = await leadAlone({
    url: net.url,
    log: quiet,
    start: async () => {
      said.push(`${name} starts`)
      return {
        wake: () => void said.push(`${name} woken`),
        stop: async () => void said.push(`${name} stops`),
      }
    },
  })
  leads.push(lead)
  return lead
}

test('one of two works; when it leaves, the other goes on', async () => {
  net = await createTestNetwork({ homes: 0 })
  const said: string[] = []
  const a = await enter('a', said)
  await enter('b', said)
  expect(said).toEqual(['a starts'])
  await a.stop()
  await vi.waitFor(() => expect(said).toEqual(['a starts', 'a stops', 'b starts']), patient)
}, 60_000)

test('one whose line to the database is cut stops; exactly one works afterwards', async () => {
  net = await createTestNetwork({ homes: 0 })
  const said: string[] = []
  await enter('a', said)
  await enter('b', said)
  await net.pool.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`)
  await vi.waitFor(() => {
    expect(said).toContain('a stops')
    expect(said.filter((word) => word.endsWith('starts'))).toHaveLength(2)
  }, patient)
  const { rows } = await net.pool.query(`select pid from pg_locks where locktype = 'advisory' and granted`)
  expect(rows).toHaveLength(1)
}, 60_000)

test('a commit anywhere wakes the one that works', async () => {
  net = await createTestNetwork({ homes: 0 })
  const said: string[] = []
  await enter('a', said)
  await net.pool.query('notify feederline_work')
  await vi.waitFor(() => expect(said).toEqual(['a starts', 'a woken']), patient)
  await enter('b', said)
  wakeRelay()
  // Once by its own commit, which both hear of in this one process, and once by what b passes on.
  await vi.waitFor(() => expect(said).toEqual(['a starts', 'a woken', 'a woken', 'a woken']), patient)
}, 60_000)
