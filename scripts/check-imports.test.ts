import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkImports } from './check-imports.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'feederline-imports-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('accepts imports that go down', () => {
  write('lib/domain/units.ts', "import { DateTime } from 'luxon'\nexport const kw = 1\n")
  write('lib/usecases/alerts/raise.ts', "import { kw } from '@/lib/domain/units'\nimport pg from 'pg'\n")
  write('app/api/alerts/route.ts', "import { raise } from '@/lib/usecases/alerts/raise'\n")
  expect(check()).toEqual([])
})

test('keeps the domain pure, also of multi-line, re-exporting and dynamic imports', () => {
  write('lib/domain/a.ts', "\nimport {\n  readFileSync,\n} from 'node:fs'\n")
  write('lib/domain/b.ts', "export { x } from '../db/client'\n")
  write('lib/domain/c.ts', "const later = () => import('@/lib/env')\n")
  expect(check()).toEqual([
    'lib/domain/a.ts:2 must not import node:fs: the domain is pure',
    'lib/domain/b.ts:1 must not import ../db/client: the domain is pure',
    'lib/domain/c.ts:1 must not import @/lib/env: the domain is pure',
  ])
})

test('refuses a use case that imports an edge, also for a type alone', () => {
  write('lib/usecases/orders/confirm.ts', "import type { Socket } from '@/lib/realtime/gateway'\n")
  expect(check()).toEqual([
    'lib/usecases/orders/confirm.ts:1 must not import @/lib/realtime/gateway: lib/usecases never imports lib/realtime',
  ])
})

test('refuses anything that imports app', () => {
  write('components/ui/button.tsx', "import Page from '@/app/page'\n")
  expect(check()).toEqual([
    'components/ui/button.tsx:1 must not import @/app/page: components never imports app',
  ])
})

test('finds the way from the browser to the server over other files', () => {
  write('components/chat/box.tsx', "import { a } from '@/lib/client/store'\n")
  write('lib/client/store.ts', "import { b } from '@/lib/format'\n")
  write('lib/format.ts', "import { env } from '@/lib/env'\n")
  write('lib/env.ts', 'export const env = {}\n')
  expect(check()).toContain(
    'components/chat/box.tsx:1 runs in the browser and reaches lib/client/store.ts -> lib/format.ts -> lib/env.ts',
  )
})

test('treats a page that says "use client" as the browser, and its types as erased further on', () => {
  write('app/chat/box.tsx', "'use client'\nimport { part } from '@/lib/shown'\n")
  write('lib/shown.ts', "import type { Row } from '@/lib/db/client'\n")
  expect(check()).toEqual([])
  write('lib/shown.ts', "import { row } from '@/lib/db/client'\n")
  expect(check()).toEqual([
    'app/chat/box.tsx:2 runs in the browser and reaches lib/shown.ts -> lib/db/client',
  ])
})

test('refuses folders that name no concept', () => {
  write('lib/utils/x.ts', 'export const x = 1\n')
  expect(check()).toEqual(['lib/utils:1 names no concept: give what is in it a home of its own'])
})

test('lets tests import what they need', () => {
  write('lib/domain/a.test.ts', "import { readFileSync } from 'node:fs'\n")
  expect(check()).toEqual([])
})

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function check() {
  return checkImports(root).map(({ file, line, message }) => `${file}:${line} ${message}`)
}
