import { expect, test } from 'vitest'
import { explainNpmFailure, isWorthAnotherWay } from './npm-failure.mjs'

test.each([
  ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write', 'no disk space is left'],
  ['npm error code ENOTFOUND\nnpm error network request failed', 'cannot reach its registry'],
  ['npm error code EACCES\nnpm error path /home/u/.npm', 'no permission to write'],
  ['npm error code E401\nnpm error Unable to authenticate', 'refuses access'],
  ['spawn npm ENOENT', 'there is no npm on this machine'],
])('explains %j', (output, sentence) => {
  expect(explainNpmFailure('the dependencies could not be installed', output)).toContain(sentence)
})

test('shows what npm said when it knows no better', () => {
  expect(explainNpmFailure('it failed', 'npm error something new')).toBe(
    'it failed. npm said:\n  npm error something new',
  )
})

test('only a fault with the lock file is worth another way', () => {
  expect(isWorthAnotherWay('npm error code EUSAGE\nMissing: x from lock file')).toBe(true)
  expect(isWorthAnotherWay('npm error code ENOTFOUND')).toBe(false)
})
