import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { base62, formatApiKey } from '@/lib/domain/api-key'
import type { DemoNetwork } from '@/lib/simulator/network/demo-network'

type Login = { username: string; password: string }

/** Contents of DATA_DIR/demo.json: what a person or a program needs to try the demo. */
export type DemoFile = {
  baseUrl: string
  admin: Login
  operators: Login[]
  viewer: Login
  apiKey: string
  meters: { meterId: string; name: string; phone: string; transformerId: string; programs: string[] }[]
}

export function demoFilePath(dataDir: string): string {
  return join(dataDir, 'demo.json')
}

/** The file as it is, or null when there is none that can be used. */
export function readDemoFile(dataDir: string): DemoFile | null {
  try {
    const file = JSON.parse(readFileSync(demoFilePath(dataDir), 'utf8')) as Partial<DemoFile>
    const complete =
      file.admin?.password && file.operators?.length === 2 && file.viewer?.password && file.apiKey
    return complete ? (file as DemoFile) : null
  } catch {
    return null
  }
}

/** A new file with secrets of its own; customers in no program come first. */
export function makeDemoFile(baseUrl: string, network: DemoNetwork): DemoFile {
  return {
    baseUrl,
    admin: { username: 'admin', password: secret() },
    operators: [
      { username: 'operator1', password: secret() },
      { username: 'operator2', password: secret() },
    ],
    viewer: { username: 'viewer', password: secret() },
    apiKey: formatApiKey(base62(randomBytes(64), 8), base62(randomBytes(128), 32)),
    meters: demoMeters(network),
  }
}

export function demoMeters(network: DemoNetwork): DemoFile['meters'] {
  return network.transformers
    .flatMap((transformer) => transformer.homes)
    .filter((home) => home.demoLogin)
    .map((home) => ({
      meterId: home.meterId,
      name: home.customer.name,
      phone: home.customer.phone,
      transformerId: home.transformerId,
      programs: home.programId ? [home.programId] : [],
    }))
    .sort((a, b) => a.programs.length - b.programs.length)
}

/** Written whole or not at all, readable by its owner only. */
export function saveDemoFile(dataDir: string, file: DemoFile): void {
  const path = demoFilePath(dataDir)
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, path)
}

function secret(): string {
  return base62(randomBytes(64), 20)
}
