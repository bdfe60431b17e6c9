import { expect, test } from 'vitest'
import { log } from '@/lib/log'
import { problemOf } from './problem'

const quiet = log().child({}, { level: 'silent' })
const failed = (code: string) => Object.assign(new Error('it failed'), { code })

test.each([
  ['no disk space', '53100'],
  ['no memory', '53200'],
  ['too many connections', '53300'],
  ['a disk that fails', '58030'],
  ['Postgres shutting down', '57P01'],
  ['Postgres starting', '57P03'],
  ['nobody listening', 'ECONNREFUSED'],
])('%s is trouble of ours that passes: 503 and when to try again', (_what, code) => {
  const wrapped = {
    name: 'PrismaClientKnownRequestError',
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode: code } } },
  }
  for (const error of [failed(code), wrapped]) {
    const { problem, retryAfterMs } = problemOf(error, '/api/x', 'r1', quiet)
    expect(problem).toMatchObject({ status: 503, code: 'unavailable' })
    expect(retryAfterMs).toBeGreaterThan(0)
  }
})

test('what nobody foresaw tells its reference and nothing else', () => {
  const { problem } = problemOf(new Error('select secret from somewhere'), '/api/x', 'r2', quiet)
  expect(problem.status).toBe(500)
  expect(JSON.stringify(problem)).not.toContain('secret')
  expect(problem.detail).toContain('r2')
})
