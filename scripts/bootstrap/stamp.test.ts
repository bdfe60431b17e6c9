import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashInputs, isStamped, stamped } from './stamp.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'feederline-stamp-'))
  mkdirSync(join(root, 'lib', 'deep'), { recursive: true })
  writeFileSync(join(root, 'lib', 'a.ts'), 'one')
  writeFileSync(join(root, 'lib', 'deep', 'b.ts'), 'two')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const hash = (skip?: RegExp) => hashInputs(root, { paths: ['lib', 'missing.json'], skip })

test('the hash follows contents, names and what appears', () => {
  const before = hash()
  expect(hash()).toBe(before)
  writeFileSync(join(root, 'lib', 'deep', 'b.ts'), 'two!')
  const edited = hash()
  expect(edited).not.toBe(before)
  writeFileSync(join(root, 'missing.json'), '')
  expect(hash()).not.toBe(edited)
})

test('the hash does not follow what is skipped', () => {
  const before = hash(/\.test\.ts$/)
  writeFileSync(join(root, 'lib', 'a.test.ts'), 'a test')
  expect(hash(/\.test\.ts$/)).toBe(before)
})

test('moving text between two files changes the hash', () => {
  writeFileSync(join(root, 'lib', 'a.ts'), 'onetwo')
  writeFileSync(join(root, 'lib', 'deep', 'b.ts'), '')
  const one = hash()
  writeFileSync(join(root, 'lib', 'a.ts'), 'one')
  writeFileSync(join(root, 'lib', 'deep', 'b.ts'), 'two')
  expect(hash()).not.toBe(one)
})

test('a step that fails leaves no stamp, not even the old one', async () => {
  const stamp = join(root, 'out', 'stamp')
  await stamped(stamp, 'first', async () => {})
  expect(isStamped(stamp, 'first')).toBe(true)
  const failing = stamped(stamp, 'second', async () => {
    expect(existsSync(stamp)).toBe(false)
    throw new Error('stopped in the middle')
  })
  await expect(failing).rejects.toThrow('stopped in the middle')
  expect(existsSync(stamp)).toBe(false)
})
