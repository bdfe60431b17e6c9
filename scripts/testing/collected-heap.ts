/** What a process started with --inspect keeps in use right after a full collection, MB: heap, buffers and embedder. */
export async function collectedHeap(
  inspectPort: number,
): Promise<{ readMb: () => Promise<number>; close: () => void }> {
  const targets = (await (await fetch(`http://127.0.0.1:${inspectPort}/json/list`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket(targets[0]!.webSocketDebuggerUrl)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  let last = 0
  function call<T>(method: string): Promise<T> {
    const id = ++last
    return new Promise((resolve, reject) => {
      const onMessage = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as { id?: number; result: T; error?: { message: string } }
        if (answer.id !== id) return
        socket.removeEventListener('message', onMessage)
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`))
        else resolve(answer.result)
      }
      socket.addEventListener('message', onMessage)
      socket.send(JSON.stringify({ id, method }))
    })
  }
  return {
    readMb: async () => {
      await call('HeapProfiler.collectGarbage')
      const usage =
        await call<Record<'usedSize' | 'embedderHeapUsedSize' | 'backingStorageSize', number>>(
          'Runtime.getHeapUsage',
        )
      return (usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize) / 1_048_576
    },
    close: () => socket.close(),
  }
}
