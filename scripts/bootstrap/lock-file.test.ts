import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Entry = { version: string; integrity?: string; optional?: boolean; hasInstallScript?: boolean }
const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T
const lock = read<{ packages: Record<string, Entry> }>('package-lock.json').packages
const { allowScripts } = read<{ allowScripts: Record<string, boolean> }>('package.json')

/** Below these a weakness is known: request smuggling, memory exhaustion, sign-in bypass and the like. */
const FLOORS: Record<string, string> = {
  next: '16.4.6',
  react: '19.2.6',
  'react-dom': '19.2.6',
  'next-auth': '4.24.15',
  'engine.io': '6.6.12',
  'socket.io-parser': '4.2.7',
  ws: '8.23.0',
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const below = (version: string, floor: string) => {
  const [a, b] = [version, floor].map((text) => text.split('.').map(Number))
  for (let i = 0; i < 3; i++) if (a![i] !== b![i]) return a![i]! < b![i]!
  return false
}
const tooOld = (packages: typeof lock) =>
  Object.entries(packages).flatMap(([path, { version }]) => {
    const floor = FLOORS[nameOf(path)]
    return floor && below(version, floor) ? [`${path} ${version}`] : []
  })

test('G1: nothing in the lock file is below its floor, and an older one would be found', () => {
  for (const name of Object.keys(FLOORS)) expect(lock[`node_modules/${name}`], name).toBeTruthy()
  expect(tooOld(lock)).toEqual([])
  expect(tooOld({ ...lock, 'node_modules/a/node_modules/ws': { version: '8.21.3' } })).toEqual([
    'node_modules/a/node_modules/ws 8.21.3',
  ])
})

test('G1: what is installed here has a checksum; only named packages run scripts', () => {
  const unchecked = Object.entries(lock).filter(
    ([path, entry]) => path && !entry.integrity && !entry.optional,
  )
  expect(unchecked).toEqual([])
  const scripted = Object.entries(lock).flatMap(([path, entry]) =>
    entry.hasInstallScript ? [nameOf(path)] : [],
  )
  expect(scripted.filter((name) => !(name in allowScripts))).toEqual([])
})
