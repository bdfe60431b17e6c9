import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '@/lib/env'

type DemoFile = {
  admin: { username: string; password: string }
  apiKey: string
  meters: { meterId: string; name: string }[]
}

/** The one block on the terminal when everything serves. */
export function printReady(env: Env): void {
  const lines = [
    '',
    `  Feederline is ready${env.demo ? ` (demo, grid time runs ${env.speed}x)` : ''}`,
    '',
    `  Chat            ${env.publicUrl}/`,
    `  Control room    ${env.publicUrl}/admin`,
    `  API docs        ${env.publicUrl}/api/docs`,
  ]
  if (env.llm)
    lines.push(
      `  Language model  ${env.llm.model} at ${new URL(env.llm.baseUrl).host}; when it fails, the built-in engine`,
    )
  const file = join(env.dataDir, 'demo.json')
  if (env.demo && existsSync(file)) {
    const demo = JSON.parse(readFileSync(file, 'utf8')) as DemoFile
    lines.push(
      '',
      `  Demo meters     ${demo.meters
        .slice(0, 3)
        .map((m) => m.meterId)
        .join('   ')}`,
      `  Login codes     ${env.publicUrl}/demo/inbox`,
      `  Staff           ${demo.admin.username} / ${demo.admin.password}`,
      `  API key         ${demo.apiKey}`,
      `  All of it in    ${file}`,
    )
  }
  process.stdout.write(`${lines.join('\n')}\n\n`)
}
