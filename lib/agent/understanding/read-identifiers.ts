import { type Found, findAll } from '@/lib/agent/understanding/found'
import { numberWord } from '@/lib/agent/understanding/number-words'
import type { Slots, UnderstandingContext } from '@/lib/agent/understanding/understanding'
import { parseMeterId } from '@/lib/domain/meter-id'

/** Meter ids, login codes, phone numbers, addresses, transformers, feeders named in a folded text. */
export function readIdentifiers(text: string, context: UnderstandingContext): Found[] {
  return [
    ...findAll(text, /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/g, 'xemail', (m) => ({ email: m[0] })),
    ...readMeterIds(text, context),
    ...readTransformers(text, context),
    ...readFeeders(text, context),
    ...readCodes(text, context),
    ...findAll(text, /(?<![\d-])\d{3}[-. ]\d{4}(?![\d-])/g, 'xphone', (m) => ({
      phone: m[0].replace(/\D/g, ''),
    })),
    ...findAll(text, /(?<![\d-])\+?\(?\d[\d\s().-]{7,16}\d(?![\d-])/g, 'xphone', readPhone),
  ]
}

const meterLike =
  /(?<![a-z0-9])(?:n[\s._-]{0,3}e[\s._-]{0,3})[0-9oqilzsgb|!](?:[\s._/-]{0,3}[0-9oqilzsgb|!]){4,11}(?![a-z0-9])|(?<![a-z0-9+$.,-])[0-9](?:[\s-]?[0-9oilsb]){7}(?![a-z0-9])/g

function readMeterIds(text: string, context: UnderstandingContext): Found[] {
  return findAll(text, meterLike, 'xmeter', (match): Slots | undefined => {
    const bare = !/^n/.test(match[0])
    const parsed = parseMeterId(match[0])
    if (parsed.ok) return { meterId: parsed.meterId }
    // Eight loose digits are a meter id only where one is asked for or spoken of.
    if (bare && context.expecting !== 'meter-id' && !/\b(meter|medidor|contador|id)\b/.test(text))
      return undefined
    return { meterIdProblem: parsed.reason }
  })
}

function readCodes(text: string, context: UnderstandingContext): Found[] {
  if (context.audience === 'staff') return []
  const spoken = /\b(code|codigo|otp|clave|sms|text|received|recibi|got|dice|says)\b/.test(text)
  return findAll(text, /(?<![\d$.,+-])(\d(?:[\s-]?\d){5})(?![\d%]|[.,]\d)/g, 'xcode', (match) => {
    if (context.expecting !== 'code' && !spoken && (context.signedIn || text.trim() !== match[0]))
      return undefined
    return { code: (match[1] ?? '').replace(/\D/g, '') }
  })
}

function readPhone(match: RegExpMatchArray): Slots | undefined {
  const digits = match[0].replace(/\D/g, '')
  if (digits.length < 9 || digits.length > 14) return undefined
  return { phone: (match[0].trim().startsWith('+') ? '+' : '') + digits }
}

const transformerName =
  /(?<![a-z0-9])(?:transformers?|transformador(?:es)?|trafos?|xfmr|tx|tr|t)[\s#.:-]*(?:no\.?|number|numero|id)?[\s#.:-]*(?:t[\s-]*)?(\d{1,5}|(?:oh |o |zero |cero )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez))(?![a-z0-9])/g

function readTransformers(text: string, context: UnderstandingContext): Found[] {
  const known = context.entities?.transformers ?? []
  const byName = known
    .filter((t) => t.name.length > 3 && text.includes(t.name.toLowerCase()))
    .map((t): Found => {
      const start = text.indexOf(t.name.toLowerCase())
      return { start, end: start + t.name.length, mask: 'xtransformer', slots: { transformerId: t.id } }
    })
  const byId = known
    .filter((t) => t.id.length > 3 && text.includes(t.id.toLowerCase()))
    .map((t): Found => {
      const start = text.indexOf(t.id.toLowerCase())
      return { start, end: start + t.id.length, mask: 'xtransformer', slots: { transformerId: t.id } }
    })
  const byNumber = findAll(text, transformerName, 'xtransformer', (match) => {
    const number = numberOf(match[1] ?? '')
    if (number === undefined) return undefined
    const entity =
      known.find((t) => lastNumber(t.id) === number) ?? known.find((t) => lastNumber(t.name) === number)
    return { transformerId: entity?.id ?? `T-${String(number).padStart(2, '0')}` }
  })
  return [...byId, ...byName, ...byNumber]
}

function readFeeders(text: string, context: UnderstandingContext): Found[] {
  const known = context.entities?.feeders ?? []
  const byName = known
    .filter((f) => f.name.length > 3 && text.includes(f.name.toLowerCase()))
    .map((f): Found => {
      const start = text.indexOf(f.name.toLowerCase())
      return { start, end: start + f.name.length, mask: 'xfeeder', slots: { feederId: f.id } }
    })
  const pattern =
    /(?<![a-z0-9])(?:feeders?|alimentador(?:es)?|f)[\s#.:-]*(?:no\.?|number)?[\s#.:-]*(?:f[\s-]*)?(\d{1,4})(?![a-z0-9])/g
  const byNumber = findAll(text, pattern, 'xfeeder', (match) => {
    const number = Number(match[1])
    const entity =
      known.find((f) => lastNumber(f.id) === number) ?? known.find((f) => lastNumber(f.name) === number)
    return { feederId: entity?.id ?? `F-${String(number).padStart(2, '0')}` }
  })
  return [...byName, ...byNumber]
}

function lastNumber(id: string): number | undefined {
  const digits = id.match(/(\d+)\D*$/)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function numberOf(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words)
  return numberWord(words.replace(/^(oh|o|zero|cero) /, ''))
}
