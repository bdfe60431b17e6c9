import type { Transformer } from '@/lib/db/generated/client'
import { limitKwOf, round1 } from '@/lib/domain/units/load'
import type { FeederHelp } from '@/lib/protocol/recommendation'
import type { Context } from '@/lib/usecases/context'
import { callEverybody } from './call-everybody'
import type { Beliefs } from './segment-beliefs'

/** The transformers with the most room are the ones a load transfer would look at first. */
const MOST_NEIGHBOURS = 3

/**
 * What the rest of a feeder could give when no program under a transformer is enough: kW of the other transformers'
 * customers who can be called now, which cool the feeder and not this transformer, and where a load transfer finds room.
 * Null when the transformer is alone on its feeder.
 */
export async function readFeederHelp(
  ctx: Context,
  transformer: Transformer,
  { durationMinutes, beliefs }: { durationMinutes: number; beliefs: Beliefs },
): Promise<FeederHelp | null> {
  const feeder = await ctx.db.feeder.findUniqueOrThrow({
    where: { id: transformer.feederId },
    include: { transformers: { where: { id: { not: transformer.id } } } },
  })
  if (feeder.transformers.length === 0) return null
  const { participants, expectedKw, lowKw, highKw } = await callEverybody(
    ctx,
    feeder.transformers.map((one) => one.id),
    { durationMinutes, beliefs },
  )
  return {
    feederId: feeder.id,
    feederName: feeder.name,
    transformers: feeder.transformers.length,
    customers: participants,
    expectedKw: round1(expectedKw),
    lowKw: round1(lowKw),
    highKw: round1(highKw),
    room: roomOf(feeder.transformers),
  }
}

/** kW below their limit, of the transformers whose load is known; the most room first. */
function roomOf(transformers: readonly Transformer[]): FeederHelp['room'] {
  return transformers
    .flatMap((one) =>
      one.loadKw === null
        ? []
        : [{ transformerId: one.id, name: one.name, roomKw: round1(limitKwOf(one) - one.loadKw) }],
    )
    .filter((one) => one.roomKw > 0)
    .sort((a, b) => b.roomKw - a.roomKw)
    .slice(0, MOST_NEIGHBOURS)
}
