/** One exchange of an example: what is said, what a model should do and say, and what any engine's answer is held to. */
export type ExampleTurn = {
  said: string
  /** Tools that a model should call for it */
  tools: string[]
  /** A good answer, for a model to learn the tone from; never compared word for word */
  answer: string
  /** Kinds of card that must be there */
  shows: string[]
  /** Each must be said; the ways to say one thing stand beside each other */
  says: string[][]
  neverSays: string[]
}
/** An example dialogue of a prompt file: shown to a model, and an evaluation case for every engine. */
export type Example = {
  title: string
  language: 'en' | 'es'
  /** What the home (or the room) is like before the first word */
  home: string[]
  signedIn: boolean
  turns: ExampleTurn[]
}

/** What a home can be like, as it is written after "Home:". */
export const HOME_WORDS =
  /^(?:thermostat|battery|ev|water-heater|medical equipment|apartment|in [a-z-]+|event asked|event settled|solar ordered|alert on the street)$/
const LANGUAGES: Record<string, Example['language']> = { English: 'en', Spanish: 'es' }
const TURN_KEYS = ['Tool', 'Assistant', 'Shows', 'Says', 'Never says'] as const
const KEYS = 'Home, Language, Before sign-in, Customer, Operator, Tool, Assistant, Shows, Says and Never says'

/** Reads the lines under "## Examples". Throws with the words that are wrong and what they may be. */
export function parseExamples(source: string): Example[] {
  return source
    .split(/^### /m)
    .slice(1)
    .map((block) => {
      const [title = '', ...lines] = block.split('\n')
      return parseExample(title.trim(), lines)
    })
}

function parseExample(title: string, lines: readonly string[]): Example {
  const example: Example = { title, language: 'en', home: [], signedIn: true, turns: [] }
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    const [, key = '', value = ''] = /^([A-Z][a-z -]*): (.+)$/.exec(line) ?? []
    if (!key)
      throw new Error(`the example "${title}" has a line that begins with none of ${KEYS}: "${line}".`)
    readLine(example, key, value.trim())
  }
  if (example.turns.length === 0) throw new Error(`the example "${title}" has no line "Customer: …".`)
  for (const turn of example.turns) checkTurn(title, turn)
  return example
}

function readLine(example: Example, key: string, value: string): void {
  const { title } = example
  if (key === 'Customer' || key === 'Operator') {
    example.turns.push({ said: value, tools: [], answer: '', shows: [], says: [], neverSays: [] })
  } else if (key === 'Home') {
    example.home = list(value)
    const odd = example.home.find((word) => !HOME_WORDS.test(word))
    if (odd) throw new Error(`the example "${title}" has a home with "${odd}", which cannot be made.`)
  } else if (key === 'Language') {
    const language = LANGUAGES[value]
    if (!language)
      throw new Error(`the example "${title}" has the language "${value}"; it takes English or Spanish.`)
    example.language = language
  } else if (key === 'Before sign-in') {
    example.signedIn = value !== 'yes'
  } else if ((TURN_KEYS as readonly string[]).includes(key)) {
    const turn = example.turns.at(-1)
    if (!turn) throw new Error(`the example "${title}" has "${key}:" before the first "Customer:".`)
    readTurnLine(turn, key as (typeof TURN_KEYS)[number], value)
  } else throw new Error(`the example "${title}" has a line "${key}: …"; there are ${KEYS}.`)
}

function readTurnLine(turn: ExampleTurn, key: (typeof TURN_KEYS)[number], value: string): void {
  if (key === 'Tool') turn.tools.push(...list(value))
  if (key === 'Assistant') turn.answer = value
  if (key === 'Shows') turn.shows.push(...list(value))
  if (key === 'Says') turn.says.push(value.split(' / ').map((way) => way.trim()))
  if (key === 'Never says') turn.neverSays.push(value)
}

function checkTurn(title: string, turn: ExampleTurn): void {
  if (!turn.answer) throw new Error(`the example "${title}" has no "Assistant:" after "${turn.said}".`)
  // A model would say the example's number to everybody.
  if (/\d/.test(turn.answer.replace(/\{\{\w+\}\}/g, '')))
    throw new Error(
      `the example "${title}" has a number in an answer of the assistant; numbers come from tools alone.`,
    )
  if (turn.shows.length + turn.says.length + turn.neverSays.length === 0)
    throw new Error(
      `the example "${title}" checks nothing after "${turn.said}": add Shows, Says or Never says.`,
    )
}

function list(value: string): string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}
