import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SHAPE = /^fl_([0-9A-Za-z]{8})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

/** `fl_<id8>_<secret32><crc6>`: a prefix that scanners find and a checksum that tells a typo from a revoked key. */
export function formatApiKey(id: string, secret: string): string {
  return `fl_${id}_${secret}${checksum(`${id}_${secret}`)}`
}

/** The key's id when the text has the form and the checksum of a key, else null. */
export function apiKeyId(text: string): string | null {
  const found = SHAPE.exec(text)
  if (!found) return null
  const [, id, secret, sum] = found
  return checksum(`${id}_${secret}`) === sum ? id! : null
}

/** Maps random bytes to base62 characters; bytes of 248 and above are left out so that none is likelier. */
export function base62(bytes: Uint8Array, length: number): string {
  let text = ''
  for (const byte of bytes) {
    if (byte >= 248) continue
    text += ALPHABET[byte % 62]
    if (text.length === length) return text
  }
  throw new Error('Not enough random bytes.')
}

function checksum(text: string): string {
  let value = crc32(text)
  let out = ''
  for (let i = 0; i < 6; i++) {
    out = ALPHABET[value % 62] + out
    value = Math.floor(value / 62)
  }
  return out
}
