import { type Heard, hear } from '@/lib/agent/evals/dialogues/heard'
import { plainWords } from '@/lib/agent/evals/dialogues/said'
import { openTalk } from '@/lib/agent/evals/dialogues/talk'
import type { FreshScore } from '@/lib/agent/evals/fresh/run-fresh'
import type { Cell, CellOptions } from '@/lib/agent/evals/world/cell'
import { makeCell } from '@/lib/agent/evals/world/make-cell'
import type { EvalWorld } from '@/lib/agent/evals/world/open-eval-world'
import { loadPrompts } from '@/lib/agent/prompts/load-prompts'
import type { Example, ExampleTurn } from '@/lib/agent/prompts/parse-examples'
import { fillIn, type Prompt } from '@/lib/agent/prompts/parse-prompt'
import type { Engine } from '@/lib/agent/turn'
import { openRoom } from './open-room'

/** The example dialogues of the prompt files, each in a home of its own: what they check must hold with any engine. */
export async function scorePromptExamples(
  world: EvalWorld,
  engine: Engine,
  prompts: readonly Prompt[] = loadPrompts(),
): Promise<FreshScore> {
  const misses: string[] = []
  let total = 0
  for (const { file, audience, examples } of prompts)
    for (const example of examples) {
      total += 1
      const cell = await makeCell(world, homeOf(example.home), example.language, 0)
      const problems =
        audience === 'staff' ? await inRoom(cell, engine, example) : await atHome(cell, engine, example)
      if (problems.length > 0) misses.push(`${file}, "${example.title}": ${problems.join('; ')}`)
    }
  return { total, right: total - misses.length, misses }
}

async function atHome(cell: Cell, engine: Engine, example: Example): Promise<string[]> {
  const talk = await openTalk(cell, engine, { signedIn: example.signedIn })
  return judge(example, cell, (said) => talk.say(said))
}

async function inRoom(cell: Cell, engine: Engine, example: Example): Promise<string[]> {
  const room = await openRoom(cell, engine, example.home.includes('alert on the street'))
  return judge(example, cell, async (said) => hear(said, await room.say(said)))
}

async function judge(
  { turns }: Example,
  cell: Cell,
  say: (said: string) => Promise<Heard>,
): Promise<string[]> {
  const problems: string[] = []
  for (const turn of turns) {
    const heard = await say(turn.said.replace('{meter}', cell.meterId))
    for (const what of wrongIn(turn, heard, cell))
      problems.push(`after "${turn.said}" the answer ${what}: "${heard.words.slice(0, 160)}"`)
  }
  return problems
}

function wrongIn({ shows, says, neverSays }: ExampleTurn, heard: Heard, cell: Cell): string[] {
  const words = plainWords(heard.words)
  const wanted = (text: string) => plainWords(fillIn(text, wordsOf(cell)))
  return [
    ...shows
      .filter((type) => !heard.parts.some((part) => part.type === type))
      .map((type) => `shows no ${type}`),
    ...says
      .filter((ways) => !ways.some((way) => words.includes(wanted(way))))
      .map((ways) => `does not say ${ways.join(' / ')}`),
    ...neverSays.filter((way) => words.includes(wanted(way))).map((way) => `says ${way}`),
  ]
}

function wordsOf(cell: Cell): Parameters<typeof fillIn>[1] {
  const { env } = cell.world
  return {
    utility: env.UTILITY_NAME,
    phone: env.UTILITY_PHONE,
    emergencyPhone: env.EMERGENCY_PHONE,
    currency: env.CURRENCY,
    language: cell.locale === 'es' ? 'Spanish' : 'English',
    name: 'Dana',
    role: 'operator',
    gridTime: '',
  }
}

const DEVICES = ['thermostat', 'battery', 'ev', 'water-heater'] as const

function homeOf(words: readonly string[]): CellOptions {
  const program = words.find((word) => word.startsWith('in '))?.slice(3)
  const event = words.find((word) => word.startsWith('event '))?.slice(6)
  return {
    devices: DEVICES.filter((device) => words.includes(device)),
    ...(program ? { program } : {}),
    ...(event ? { event: event as CellOptions['event'] } : {}),
    ...(words.includes('medical equipment') ? { medical: true } : {}),
    ...(words.includes('apartment') ? { homeType: 'apartment' } : {}),
    ...(words.includes('solar ordered') ? { solar: { offerId: 'solar:solar-gable-2' } } : {}),
    ...(words.includes('alert on the street') ? { streetPercent: 112 } : {}),
  }
}
