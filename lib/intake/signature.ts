import { createHmac, timingSafeEqual } from 'node:crypto'

export const SIGNATURE_TOLERANCE_SECONDS = 300

export type Signed = { headers: Headers; rawBody: string; secrets: string[]; now: Date }

/**
 * Why a message is not proved to come from who has the secret; null when it is. Ours is
 * `X-Feederline-Signature: t=<unix seconds>,v1=<hex>` over `t.body`; Grafana can only send its own header, over
 * `t:body` with its time in X-Grafana-Alerting-Timestamp. Any of several secrets and of several v1 counts, so that
 * secrets can be changed without a gap.
 */
export function signatureProblem(signed: Signed): string | null {
  const found = readOurs(signed.headers) ?? readGrafana(signed.headers)
  if (!found)
    return 'This source signs its messages: send X-Feederline-Signature: t=<unix seconds>,v1=<hex of HMAC-SHA256>.'
  const { timestamp, signatures, between } = found
  const ageSeconds = signed.now.getTime() / 1000 - timestamp
  if (!(Math.abs(ageSeconds) <= SIGNATURE_TOLERANCE_SECONDS))
    return `The time of the signature is more than ${SIGNATURE_TOLERANCE_SECONDS} seconds away from now.`
  const right = signed.secrets.some((secret) => {
    const expected = sign(secret, `${found.timestampText}${between}${signed.rawBody}`)
    return signatures.some((signature) => sameHex(signature, expected))
  })
  return right ? null : 'The signature does not match the body.'
}

/** The header of a message that is sent: what integrators compute, and our own tests. */
export function signatureHeader(secret: string, rawBody: string, now: Date): string {
  const t = Math.floor(now.getTime() / 1000)
  return `t=${t},v1=${sign(secret, `${t}.${rawBody}`)}`
}

type Found = { timestamp: number; timestampText: string; signatures: string[]; between: '.' | ':' }

function readOurs(headers: Headers): Found | null {
  const header = headers.get('x-feederline-signature')
  if (!header || header.length > 2000) return null
  const pairs = header.split(',').map((pair) => pair.trim().split('='))
  const timestampText = pairs.find(([name]) => name === 't')?.[1] ?? ''
  const signatures = pairs.filter(([name]) => name === 'v1').map(([, value]) => value ?? '')
  return made(timestampText, signatures, '.')
}

function readGrafana(headers: Headers): Found | null {
  const signature = headers.get('x-grafana-alerting-signature')
  if (!signature) return null
  return made(headers.get('x-grafana-alerting-timestamp')?.trim() ?? '', [signature.trim()], ':')
}

function made(timestampText: string, signatures: string[], between: '.' | ':'): Found {
  // What is no number is as good as a time far away.
  const timestamp = /^\d{1,12}$/.test(timestampText) ? Number(timestampText) : Number.NaN
  return { timestamp, timestampText, signatures, between }
}

function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}

function sameHex(given: string, expected: string): boolean {
  const a = Buffer.from(given.toLowerCase())
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
