import type { Log } from '@/lib/log'

export type Loop = { wake: () => void; stop: () => Promise<void> }

const MAX_BACKOFF_MS = 10_000

/**
 * Runs `run` one at a time: when woken (at most once every `gapMs`) and after the milliseconds it answers, at the
 * latest `everyMs`. A failure is logged and tried again later and later; it never leaves the loop.
 */
export function runLoop({
  name,
  everyMs,
  gapMs,
  log,
  run,
}: {
  name: string
  everyMs: number
  gapMs: number
  log: Log
  run: () => Promise<number | undefined>
}): Loop {
  let stopped = false
  let running: Promise<void> | null = null
  let woken = false
  let failures = 0
  let lastStart = 0
  let timer: NodeJS.Timeout | undefined

  function schedule(inMs: number) {
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(go, Math.max(inMs, lastStart + gapMs - Date.now(), 0))
  }

  function go() {
    if (stopped || running) return
    woken = false
    lastStart = Date.now()
    running = once().then((nextMs) => {
      running = null
      schedule(woken && failures === 0 ? 0 : nextMs)
    })
  }

  async function once(): Promise<number> {
    try {
      const nextMs = (await run()) ?? everyMs
      failures = 0
      return Math.min(everyMs, nextMs)
    } catch (error) {
      failures += 1
      log.warn({ err: error, loop: name, failures }, 'background loop failed, will try again')
      return Math.min(MAX_BACKOFF_MS, 250 * 2 ** failures)
    }
  }

  schedule(0)
  return {
    wake: () => {
      woken = true
      if (!running && failures === 0) schedule(0)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
