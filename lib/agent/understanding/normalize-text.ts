/**
 * One spelling for what people type in many: lower case, no accents, contractions and chat shorthand written
 * out, no stuttered letters. Both examples and messages pass through here, so they meet in the middle.
 */
export function normalizeText(text: string): string {
  const plain = foldText(text)
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/([a-z])'(?=[a-z])/g, "$1'")
  return expandShorthand(plain).replace(/\s+/g, ' ').trim()
}

/** Lower case without accents, with plain quotes and dashes, of the same length for most input. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
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

const contractions: [RegExp, string][] = [
  [/\bcan'?t\b/g, 'can not'],
  [/\bcannot\b/g, 'can not'],
  [/\bwon'?t\b/g, 'will not'],
  [/\bain'?t\b/g, 'is not'],
  [/\b(do|does|did|is|are|was|were|have|has|had|would|should|could)n'?t\b/g, '$1 not'],
  [/\bi'?m\b/g, 'i am'],
  [/\bi'?ve\b/g, 'i have'],
  [/\bi'd\b/g, 'i would'],
  [/\bi'll\b/g, 'i will'],
  [/\b(you|we|they)'re\b/g, '$1 are'],
  [/\byoure\b/g, 'you are'],
  [/\b(you|we|they)'ve\b/g, '$1 have'],
  [/\b(you|we|they|he|she|it|that|there)'ll\b/g, '$1 will'],
  [/\b(you|we|they|he|she)'d\b/g, '$1 would'],
  [/\b(what|where|when|who|how|that|there|here)'?s\b/g, '$1 is'],
  [/\b(it|he|she)'s\b/g, '$1 is'],
  [
    /\bits (?=(?:a|an|the|not|too|so|my|just|out|off|over|on|still|been|been|really|very|ok|fine|me)\b)/g,
    'it is ',
  ],
  [/\blet'?s\b/g, 'let us'],
  [/\bwhatre\b/g, 'what are'],
  [/\bdunno\b/g, 'do not know'],
  [/\bidk\b/g, 'i do not know'],
  [/\bwanna\b/g, 'want to'],
  [/\bgonna\b/g, 'going to'],
  [/\bgotta\b/g, 'have to'],
  [/\bgimme\b/g, 'give me'],
  [/\blemme\b/g, 'let me'],
  [/\b(u|yu)\b/g, 'you'],
  [/\bur\b/g, 'your'],
  [/\b(pls|plz|plse|pleas)\b/g, 'please'],
  [/\bpwr\b/g, 'power'],
  [/\belec\b/g, 'electricity'],
  [/\b(bc|cuz|coz)\b/g, 'because'],
  [/\binfos?\b/g, 'information'],
  [/\be-mail/g, 'email'],
  [/\bsign-up\b/g, 'sign up'],
  [/\bprogramme(s?)\b/g, 'program$1'],
  [/\benrol(s?)\b/g, 'enroll$1'],
  [/\benrol(ment|ments)\b/g, 'enroll$1'],
  [/\bneighbour/g, 'neighbor'],
  [/\binstalment/g, 'installment'],
  [/\bcheque\b/g, 'check'],
  [/\bkilowatts? hours?\b/g, 'kwh'],
  [/\bpv\b/g, 'solar'],
  [/\b(porq|xq|xk|pq)\b/g, 'porque'],
  [/\b(tmb|tb|tbn)\b/g, 'tambien'],
  [/\bq\b/g, 'que'],
  [/\bxfa(vor)?\b/g, 'por favor'],
  [/([a-z])'s\b/g, '$1'],
  [/'/g, ''],
]

function expandShorthand(text: string): string {
  let out = text
  for (const [pattern, replacement] of contractions) out = out.replace(pattern, replacement)
  return out
}
