import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstalled } from './installed-packages.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'feederline-installed-'))
  mkdirSync(join(root, 'node_modules'))
  lock('package-lock.json', {
    '': { version: '0.1.0' },
    'node_modules/next': { version: '16.0.0' },
    'node_modules/only-on-mac': { version: '1.0.0', optional: true },
  })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('is so when every package is there, other platforms’ aside', () => {
  lock('node_modules/.package-lock.json', { 'node_modules/next': { version: '16.0.0' } })
  expect(isInstalled(root)).toBe(true)
})

test('is not so with another version, a missing package, or an unfinished installation', () => {
  expect(isInstalled(root)).toBe(false)
  lock('node_modules/.package-lock.json', { 'node_modules/next': { version: '15.0.0' } })
  expect(isInstalled(root)).toBe(false)
  lock('node_modules/.package-lock.json', {})
  expect(isInstalled(root)).toBe(false)
})

function lock(path: string, packages: object) {
  writeFileSync(join(root, path), JSON.stringify({ packages }))
}
