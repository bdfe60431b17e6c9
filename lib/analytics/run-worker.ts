import { Worker } from 'node:worker_threads'
import { workerUrl } from '@/lib/worker-path'

/**
 * Runs one job in a worker thread of its own and ends the thread, whatever happens.
 * @throws Error when the worker fails, or has not answered within the time
 */
export async function runWorker<Input, Output>(
  name: string,
  input: Input,
  timeoutMs: number,
): Promise<Output> {
  const worker = new Worker(workerUrl(name), { workerData: input })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Output>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
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
