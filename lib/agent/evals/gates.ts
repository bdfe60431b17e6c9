import type { EvalsReport } from '@/lib/agent/evals/evals-report'

const UTTERANCES = 0.97
const HOPELESS = 0.35
/** What a live model must reach where nothing can go wrong for good; what protects must hold always. */
const LIVE = {
  read: { pass1: 0.95, pass4: 0 },
  write: { pass1: 0.9, pass4: 0.75 },
  steps: { pass1: 0.9, pass4: 0.75 },
}

/** Why a run does not pass, in words; empty when it does. */
export function gateProblems(report: EvalsReport, live: boolean): string[] {
  const { utterances, dialogues, validators } = report
  const problems: string[] = []
  for (const group of utterances?.groups ?? [])
    if (group.score < UTTERANCES)
      problems.push(`utterances ${group.group}: ${group.score.toFixed(3)} is below ${UTTERANCES}`)
  for (const score of dialogues?.scores ?? []) {
    const lenient = live && score.class in LIVE ? LIVE[score.class as keyof typeof LIVE] : undefined
    if (lenient) {
      if (score.pass1 < lenient.pass1 || (score.pass4 ?? 1) < lenient.pass4)
        problems.push(
          `dialogues ${score.class}: pass^1 ${score.pass1.toFixed(2)}, pass^4 ${score.pass4?.toFixed(2)}`,
        )
    } else if ((score.pass8 ?? score.pass1) < 1)
      problems.push(`dialogues ${score.class}: not all trials passed (pass^1 ${score.pass1.toFixed(3)})`)
  }
  for (const miss of report.examples?.misses ?? []) problems.push(`example dialogue of ${miss}`)
  for (const crashed of dialogues?.crashed ?? []) problems.push(`broke off: ${crashed}`)
  for (const { name, overall, writes } of validators?.agents ?? []) {
    if (overall >= HOPELESS) problems.push(`the agent ${name} passes ${overall.toFixed(2)} of the tasks`)
    if (name === 'do-nothing' && writes > 0) problems.push(`the agent ${name} passes writes`)
  }
  for (const { name, red } of validators?.policies ?? [])
    if (red === 0) problems.push(`nothing notices an engine that ${name}`)
  return problems
}
