import { hideMeterIds } from '@/lib/domain/meter-id'
import { hideCodes } from '@/lib/domain/otp/rules'

const MAIL = /[^\s@<>()]+@[^\s@<>()]+\.[a-z]{2,}/gi
/** Nine digits or more as people group a phone number */
const PHONE = /(?<![\d$€.,])\+?(?:\(?\d{1,4}\)?[\s.\-/]{0,2}){2,6}\d{2,4}(?![\d,]|\.\d)/g

/** Text as it may leave for a model: no login code, no meter id, nobody's mail address or phone number but our own. */
export function redact(text: string, ourPhones: readonly string[] = []): string {
  const plain = hideCodes(hideMeterIds(text.replace(MAIL, '[mail address]')))
  const ours = ourPhones.map(digitsOf)
  return plain.replace(PHONE, (found) => {
    const digits = digitsOf(found)
    return digits.length < 9 || digits.length > 15 || ours.includes(digits) ? found : '[phone]'
  })
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
