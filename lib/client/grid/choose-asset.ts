import type { TransformerDto } from '@/lib/protocol/grid'
import { type AssetAlarm, isWorse } from './alert-order'

/**
 * The transformer to show when nobody picked one: the one with the worst alarm, else the highest load.
 * One that is shown already stays until something worse than its own alarm stands elsewhere.
 */
export function chooseAsset(
  transformers: Iterable<TransformerDto>,
  alarms: ReadonlyMap<string, AssetAlarm>,
  kept: string | null,
): string | null {
  let best: TransformerDto | null = null
  let keptExists = false
  for (const transformer of transformers) {
    if (transformer.id === kept) keptExists = true
    if (!best || isBetter(transformer, best, alarms)) best = transformer
  }
  if (!best || !keptExists || kept === null) return best?.id ?? null
  const own = alarms.get(kept)
  const other = alarms.get(best.id)
  return other && (!own || isWorse(other, own)) ? best.id : kept
}

function isBetter(a: TransformerDto, b: TransformerDto, alarms: ReadonlyMap<string, AssetAlarm>): boolean {
  const alarmA = alarms.get(a.id)
  const alarmB = alarms.get(b.id)
  if (alarmA && (!alarmB || isWorse(alarmA, alarmB))) return true
  if (alarmB && (!alarmA || isWorse(alarmB, alarmA))) return false
  return (a.loadPercent ?? -1) > (b.loadPercent ?? -1)
}
