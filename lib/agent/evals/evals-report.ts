import type { FreshScore } from '@/lib/agent/evals/fresh/run-fresh'
import type { DialogueReport, ValidatorReport } from '@/lib/agent/evals/run-evals'
import type { UtteranceReport } from '@/lib/agent/evals/run-utterances'

export type EvalsReport = {
  engine: string
  seeds: number
  utterances?: UtteranceReport
  dialogues?: DialogueReport
  validators?: ValidatorReport
  /** The example dialogues of the prompt files */
  examples?: FreshScore
  /** By what was scored: phrases and dialogues of each set, and the operators' phrases */
  fresh?: Record<string, FreshScore>
}

/** The figures of one run as markdown tables, for the terminal and for docs/agent.md alike. */
export function describeEvals(report: EvalsReport): string {
  return [
    ...(report.utterances ? [utteranceTable(report.utterances)] : []),
    ...(report.dialogues ? [dialogueTable(report.dialogues, report.engine, report.seeds)] : []),
    ...(report.validators ? [validatorTable(report.validators)] : []),
    ...(report.examples ? [examplesTable(report.examples, report.engine)] : []),
    ...(report.fresh ? [freshTable(report.fresh)] : []),
  ].join('\n\n')
}

function utteranceTable({ groups }: UtteranceReport): string {
  return table(
    ['utterances', 'phrases', 'right', 'score', 'median ms'],
    groups.map((g) => [g.group, g.total, g.right, percent(g.score), g.medianMs.toFixed(1)]),
  )
}

function dialogueTable({ scores }: DialogueReport, engine: string, seeds: number): string {
  return table(
    [
      `dialogues, ${engine}, ${seeds} seeds`,
      'tasks',
      'pass^1',
      'pass^4',
      'pass^8',
      'asked again',
      'p95 ms an answer',
    ],
    scores.map((s) => [
      s.class,
      s.tasks,
      s.pass1.toFixed(2),
      s.pass4?.toFixed(2) ?? '–',
      s.pass8?.toFixed(2) ?? '–',
      `${s.askedAgain} of ${s.turns} turns`,
      Math.round(s.p95Ms),
    ]),
  )
}

function validatorTable({ agents, policies }: ValidatorReport): string {
  return [
    table(
      ['agents that must fail', 'passed in all', 'passed of the writes'],
      agents.map((a) => [a.name, a.overall.toFixed(2), a.writes.toFixed(2)]),
    ),
    table(
      ['a rule broken', 'tasks that notice'],
      policies.map((p) => [p.name, `${p.red} of ${p.tasks}`]),
    ),
  ].join('\n\n')
}

function examplesTable({ right, total }: FreshScore, engine: string): string {
  return table(
    [`example dialogues of the prompt files, ${engine}`, 'right', 'score'],
    [['all', `${right} of ${total}`, percent(total > 0 ? right / total : 1)]],
  )
}

function freshTable(fresh: NonNullable<EvalsReport['fresh']>): string {
  return table(
    ['fresh, now', 'right', 'score'],
    Object.entries(fresh).map(([name, { right, total }]) => [
      name,
      `${right} of ${total}`,
      percent(right / total),
    ]),
  )
}

function table(head: string[], rows: (string | number)[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`
}
