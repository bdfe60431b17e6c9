import { AppError } from '@/lib/errors'

export const MAX_BODY_BYTES = 512 * 1024
/** 5,000 readings of a batch route */
export const MAX_BATCH_BYTES = 2 * 1024 * 1024

/** The raw text of a body, refused above the size cap before it is held in memory. */
export async function readText(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== '')
    throw new AppError(
      'unsupported-media-type',
      `Send the body as it is, without Content-Encoding ${encoding}.`,
    )
  const declared = Number(request.headers.get('content-length') ?? 0)
  const tooLarge = () =>
    new AppError('too-large', `The body is larger than ${Math.floor(maxBytes / 1024)} kB. Send it in parts.`)
  if (declared > maxBytes) throw tooLarge()
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  return parseJson(await readText(request, maxBytes))
}

/** The body of a route that needs none. */
export async function optionalJson(request: Request): Promise<unknown> {
  const text = await readText(request)
  return text.trim() ? parseJson(text) : {}
}

export function parseJson(text: string): unknown {
  try {
    // Some senders on Windows begin with a byte order mark.
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    throw new AppError(
      'invalid-json',
      'The body is not JSON. Send a JSON document with Content-Type: application/json.',
    )
  }
}
