import { type MoveName, moves } from '@/lib/agent/evals/dialogues/moves'
import { allTasks } from '@/lib/agent/evals/tasks/all-tasks'
import { loadPrompts } from '@/lib/agent/prompts/load-prompts'
import type { ExampleSet } from '@/lib/agent/understanding/make-understander'
import { tooNear } from './train-test-overlap'

/** What simulated customers say that stands among the examples: the engine would have been taught the test. */
export function spokenOverlaps(examples: ExampleSet): string[] {
  return (['en', 'es'] as const).flatMap((locale) => {
    const said = [
      ...(Object.keys(moves[locale]) as MoveName[])
        .filter((name) => !SAID_BY_EVERYBODY.includes(name))
        .flatMap((name) => moves[locale][name]),
      ...allTasks.flatMap(({ steps }) =>
        steps.flatMap((step) =>
          step.do === 'say' && typeof step.move !== 'string' ? step.move[locale] : [],
        ),
      ),
      ...loadPrompts().flatMap(({ audience, examples }) =>
        examples
          .filter((example) => audience === 'customer' && example.language === locale)
          .flatMap((example) => example.turns.map((turn) => turn.said)),
      ),
    ].map((text) => ({ text: text.replace(/\{(?:program)\}/g, '{offer}') }))
    return tooNear(said, examples.customer[locale]).map((text) => `${locale}: ${text}`)
  })
}

/** Yes and no have few words: the examples hold them all, and what counts is what they are an answer to. */
const SAID_BY_EVERYBODY: readonly MoveName[] = ['yes', 'no', 'thanks', 'meter-id', 'code', 'vacation-until']
