import type { Log } from '@/lib/log'

/** Turns of one conversation run one after another; conversations run side by side. Stop aborts the one under way. */
export function createTurnQueue(log: Log) {
  const tails = new Map<string, Promise<void>>()
  const running = new Map<string, AbortController>()

  function enqueue(conversationId: string, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const next = (tails.get(conversationId) ?? Promise.resolve()).then(async () => {
      const controller = new AbortController()
      running.set(conversationId, controller)
      try {
        await run(controller.signal)
      } catch (error) {
        log.error({ err: error, conversationId }, 'turn failed')
      } finally {
        running.delete(conversationId)
      }
    })
    tails.set(conversationId, next)
    void next.then(() => {
      if (tails.get(conversationId) === next) tails.delete(conversationId)
    })
    return next
  }

  return { enqueue, stop: (conversationId: string) => running.get(conversationId)?.abort() }
}
