import { io, type Socket } from 'socket.io-client'

/** A visitor's cookie, as the page sets it. */
export async function visitorCookie(baseUrl: string): Promise<string> {
  const page = await fetch(baseUrl, { headers: { accept: 'text/html' } })
  await page.arrayBuffer()
  return cookiesOf(page)
}

/** A staff session's cookies, by the same requests that the sign-in page makes. */
export async function staffCookie(
  baseUrl: string,
  { username, password }: { username: string; password: string },
): Promise<string> {
  const first = await fetch(`${baseUrl}/api/auth/csrf`)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const cookie = cookiesOf(first)
  const signedIn = await fetch(`${baseUrl}/api/auth/callback/admin`, {
    method: 'POST',
    headers: { cookie, origin: baseUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username, password, csrfToken, json: 'true' }),
    redirect: 'manual',
  })
  await signedIn.arrayBuffer()
  return `${cookie}; ${cookiesOf(signedIn)}`
}

/** Sockets that are connected, a few at a time. */
export async function openSockets(
  url: string,
  count: number,
  cookieOf: (n: number) => Promise<string>,
): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (let from = 0; from < count; from += 20) {
    const group = Array.from({ length: Math.min(20, count - from) }, async (_, i) => {
      const cookie = await cookieOf(from + i)
      const socket = io(url, {
        transports: ['websocket'],
        forceNew: true,
        extraHeaders: { cookie, origin: new URL(url).origin },
      })
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve)
        socket.once('connect_error', reject)
      })
      return socket
    })
    sockets.push(...(await Promise.all(group)))
  }
  return sockets
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}
