import { spanishForm } from '@/lib/agent/understanding/spanish-words'

/**
 * One spelling for what people type in many: lower case, no accents, contractions and chat shorthand written
 * out, no stuttered letters. Both examples and messages pass through here, so they meet in the middle.
 */
export function normalizeText(text: string): string {
  return foldText(text)
    .replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '')
    .replace(/[\u{1F44C}\u{1F197}\u{1F4AF}]/gu, '\u{1F44D}')
    .replace(/[a-z][a-z']*/g, normalizeWord)
    .replace(/\be-mail/g, 'email')
    .replace(/\bsign-up\b/g, 'sign up')
    .replace(/\bkilowatts? hours?\b/g, 'kwh')
    .replace(
      /\bits (?=(?:a|an|the|not|too|so|my|just|out|off|over|on|still|been|really|very|ok|fine|me)\b)/g,
      'it is ',
    )
    .replace(/\s+/g, ' ')
    .trim()
}

/** Lower case without accents, with plain quotes and dashes, of the same length for most input. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no unicode folding
  if (/^[\x00-\x5f\x61-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
}

/** The words of a normalized text; masks like `xamount` are words too. */
export function wordsOf(normalized: string): string[] {
  return normalized.match(/[a-z]+|\d+|[\u{1F44D}\u{1F44E}\u2705]/gu) ?? []
}

function normalizeWord(typed: string): string {
  const stuttered = /([a-z])\1\1/.test(typed) && !/^([a-z])\1*$/.test(typed)
  const word = stuttered ? typed.replace(/([a-z])\1{2,}/g, '$1') : typed
  const known = shorthand.get(word) ?? spanishForm(word)
  if (known !== undefined) return known
  if (!word.includes("'")) {
    if (word.startsWith('neighbour')) return word.replace('neighbour', 'neighbor')
    return word.startsWith('instalment') ? word.replace('instalment', 'installment') : word
  }
  return word
    .replace(/^(\w+)n't$/, '$1 not')
    .replace(/^(\w+)'(?:re)$/, '$1 are')
    .replace(/^(\w+)'ve$/, '$1 have')
    .replace(/^(\w+)'ll$/, '$1 will')
    .replace(/^(\w+)'d$/, '$1 would')
    .replace(/'s$/, '')
    .replace(/'/g, '')
}

const shorthand = new Map<string, string>(
  Object.entries({
    cannot: 'can not', cant: 'can not', "can't": 'can not', wont: 'will not', "won't": 'will not',
    aint: 'is not', "ain't": 'is not', im: 'i am', "i'm": 'i am', ive: 'i have', "i've": 'i have',
    "i'd": 'i would', "i'll": 'i will', youre: 'you are', whatre: 'what are', dunno: 'do not know',
    idk: 'i do not know', wanna: 'want to', gonna: 'going to', gotta: 'have to', gimme: 'give me',
    lemme: 'let me', u: 'you', yu: 'you', ur: 'your', pls: 'please', plz: 'please', plse: 'please',
    pleas: 'please', pwr: 'power', elec: 'electricity', bc: 'because', cuz: 'because', coz: 'because',
    info: 'information', infos: 'information', programme: 'program', programmes: 'programs', enrol: 'enroll',
    enrols: 'enrolls', enrolment: 'enrollment', enrolments: 'enrollments', cheque: 'check', pv: 'solar',
    porq: 'porque', xq: 'porque', xk: 'porque', pq: 'porque', tmb: 'tambien', tb: 'tambien', tbn: 'tambien',
    q: 'que', xfa: 'por favor', xfavor: 'por favor', "it's": 'it is', "he's": 'he is', "she's": 'she is',
    lets: 'let us', "let's": 'let us', yuh: 'yes', yuhh: 'yes', thru: 'through', tho: 'though', prolly: 'probably',
  }), // biome-ignore format: a table reads best in rows
)
for (const stem of [
  'do',
  'does',
  'did',
  'is',
  'are',
  'was',
  'were',
  'have',
  'has',
  'had',
  'would',
  'should',
  'could',
]) {
  shorthand.set(`${stem}nt`, `${stem} not`)
}
for (const stem of ['what', 'where', 'when', 'who', 'how', 'that', 'there', 'here']) {
  shorthand.set(`${stem}s`, `${stem} is`)
  shorthand.set(`${stem}'s`, `${stem} is`)
}
for (const stem of ['you', 'they', 'it', 'that', 'there']) shorthand.set(`${stem}ll`, `${stem} will`)
