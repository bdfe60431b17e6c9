import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context'
import { heartbeatKey } from './heartbeat-key'

export type Readiness = {
  state: 'ready' | 'starting'
  missing: string[]
  gridNow: string | null
  gridSpeed: number | null
  demo: boolean
  engine: 'built-in' | 'language-model'
}

const HEARTBEAT_FRESH_MS = 20_000

/** server.ts writes its heartbeat while relay and jobs run; this, in the same process, reads it. */
export async function readReadiness(ctx: Context): Promise<Readiness> {
  const { env } = ctx
  const missing: string[] = []
  let gridNow: string | null = null
  let gridSpeed: number | null = null
  try {
    const [clock, heartbeat] = await Promise.all([
      ctx.db.gridClock.findUnique({ where: { id: 1 } }),
      ctx.db.setting.findUnique({ where: { key: heartbeatKey() } }),
    ])
    if (clock) {
      gridNow = (await ctx.gridNow()).toISOString()
      gridSpeed = clock.speed
    } else missing.push('grid clock')
    const at = (heartbeat?.value as { at?: string } | undefined)?.at
    if (!at || ctx.now().getTime() - new Date(at).getTime() > HEARTBEAT_FRESH_MS)
      missing.push('relay and jobs')
    if (env.demo && !(await ctx.db.setting.findUnique({ where: { key: 'demo-network' } })))
      missing.push('demo network')
  } catch {
    missing.push('database')
  }
  if (env.demo && !existsSync(join(env.dataDir, 'demo.json'))) missing.push('demo.json')
  return {
    state: missing.length ? 'starting' : 'ready',
    missing,
    gridNow,
    gridSpeed,
    demo: env.demo,
    engine: env.llm ? 'language-model' : 'built-in',
  }
}
