import { recomputeBaseline } from '@/lib/analytics/recompute/recompute-baseline'
import { recomputeForecast } from '@/lib/analytics/recompute/recompute-forecast'
import { recomputePlan } from '@/lib/analytics/recompute/recompute-plan'
import { recomputeSettlement } from '@/lib/analytics/recompute/recompute-settlement'
import { recomputeThermal } from '@/lib/analytics/recompute/recompute-thermal'
import type { RecomputeInputs, SettlementInputs } from '@/lib/usecases/activations/recompute-inputs'

/** `npm run recompute -- NAME --activation ID`: the same computations, on what the database kept of a past event. */
export async function recomputeActivation(
  inputs: RecomputeInputs,
  elapsedSeconds: () => number,
): Promise<object> {
  switch (inputs.name) {
    case 'baseline':
      return recomputeBaseline(inputs.json, () => '')
    case 'thermal':
      return recomputeThermal(inputs.json)
    case 'plan':
      return recomputePlan(inputs.json, elapsedSeconds)
    case 'forecast':
      return recomputeForecast(inputs.json, () => inputs.csv)
    case 'settlement':
      return settleAll(inputs.participants)
  }
}

type Settled = { lines: { label: string; amountMinor: number }[]; totalMinor: number; currency: string }

/** Every participant by itself; the lines at the top are sums by label. */
function settleAll(participants: readonly SettlementInputs[]): object {
  const settled = participants.map(({ participantId, ...input }) => ({
    participantId,
    ...(recomputeSettlement(input) as Settled),
  }))
  const byLabel = new Map<string, number>()
  for (const { label, amountMinor } of settled.flatMap((one) => one.lines)) {
    byLabel.set(label, (byLabel.get(label) ?? 0) + amountMinor)
  }
  return {
    lines: [...byLabel].map(([label, amountMinor]) => ({ label, amountMinor })),
    totalMinor: settled.reduce((sum, one) => sum + one.totalMinor, 0),
    currency: settled[0]?.currency ?? null,
    inputs: { participants },
    working: {
      participants: settled.map(({ participantId, lines, totalMinor }) => ({
        participantId,
        lines,
        totalMinor,
      })),
    },
  }
}
