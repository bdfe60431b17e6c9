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

/** Energy in kWh that two sums of the same readings may differ by. */
const SAME_KWH = 1e-6

/** Every participant by itself beside what was settled then; the lines at the top are sums by label. */
function settleAll(participants: readonly SettlementInputs[]): object {
  const settled = participants.map(({ participantId, settled: then, energyKwhByReadings, ...input }) => {
    const { lines, totalMinor, currency } = recomputeSettlement(input) as Settled
    const { energyKwh } = input.baseline as { energyKwh: number }
    return {
      participantId,
      lines,
      totalMinor,
      currency,
      settledMinor: then.totalMinor,
      agrees: totalMinor === then.totalMinor,
      energyKwh,
      energyKwhByReadings,
      readingsAgree:
        energyKwhByReadings === null ? null : Math.abs(energyKwh - energyKwhByReadings) < SAME_KWH,
    }
  })
  const byLabel = new Map<string, number>()
  for (const { label, amountMinor } of settled.flatMap((one) => one.lines)) {
    byLabel.set(label, (byLabel.get(label) ?? 0) + amountMinor)
  }
  const sum = (pick: (one: (typeof settled)[number]) => number) =>
    settled.reduce((total, one) => total + pick(one), 0)
  return {
    lines: [...byLabel].map(([label, amountMinor]) => ({ label, amountMinor })),
    totalMinor: sum((one) => one.totalMinor),
    currency: settled[0]?.currency ?? null,
    inputs: { participants },
    working: {
      settledMinor: sum((one) => one.settledMinor),
      agrees: settled.every((one) => one.agrees && one.readingsAgree !== false),
      participants: settled.map(({ currency: _, ...one }) => one),
    },
  }
}
