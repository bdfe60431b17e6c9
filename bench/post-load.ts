import { Agent, request } from 'node:http'

export type Load = { msEach: number[]; seconds: number; failed: number }

/**
 * Sends `count` requests, `parallel` at a time, over connections that are kept; each begins when another has ended.
 * `body` makes the n-th body.
 */
export async function postLoad(input: {
  url: string
  headers: Record<string, string>
  body: (n: number) => string
  count: number
  parallel: number
}): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: input.parallel })
  const msEach: number[] = []
  let next = 0
  let failed = 0
  const since = performance.now()
  async function worker() {
    while (next < input.count) {
      const body = input.body(next++)
      const at = performance.now()
      const status = await post(agent, input.url, input.headers, body)
      msEach.push(performance.now() - at)
      if (status >= 300) failed++
    }
  }
  await Promise.all(Array.from({ length: input.parallel }, worker))
  agent.destroy()
  return { msEach, seconds: (performance.now() - since) / 1000, failed }
}

function post(agent: Agent, url: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    call.once('error', reject)
    call.end(body)
  })
}
