import { Worker } from 'node:worker_threads'
import { workerUrl } from '@/lib/worker-path'

/**
 * Runs one job in a worker thread of its own and ends the thread, whatever happens.
 * @throws Error when the worker fails, has not answered within the time, or is called off by the signal
 */
export async function runWorker<Input, Output>(
  name: string,
  input: Input,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Output> {
  signal?.throwIfAborted()
  const worker = new Worker(workerUrl(name), { workerData: input })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Output>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.once('exit', (code) => reject(new Error(`worker ${name} ended with ${code} and no answer`)))
      timer = setTimeout(
        () => reject(new Error(`worker ${name} gave no answer in ${timeoutMs} ms`)),
        timeoutMs,
      )
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
