import { uuidV7 } from '@/lib/db/uuid-v7'
import { advanceActivation } from '@/lib/usecases/activations/advance'
import { respondToEvent } from '@/lib/usecases/activations/respond-to-event'
import type { Cell } from './cell'
import { EVAL_START } from './open-eval-world'

const HOUR_MS = 3_600_000
/** Less power than usual in a settled event, in watts */
const USED_WATTS = 500

/** An event on this home's street: announced for tonight, or yesterday's, accepted, measured and settled. */
export async function addEvent(cell: Cell, state: 'asked' | 'settled'): Promise<string> {
  const over = state === 'settled'
  const startAt = new Date(EVAL_START.getTime() + (over ? -24 : 2) * HOUR_MS)
  const id = await announce(cell, startAt, new Date(startAt.getTime() + HOUR_MS), over)
  if (!over) {
    await advanceActivation(cell.system(), id)
    return id
  }
  const { clock } = cell
  clock.now = new Date(startAt.getTime() - HOUR_MS)
  await advanceActivation(cell.system(), id)
  await respondToEvent({ ctx: cell.customer(), input: { activationId: id, accept: true } })
  clock.now = startAt
  await advanceActivation(cell.system(), id)
  await savePower(cell, startAt)
  for (const hours of [1, 2, 4, 24]) {
    clock.now = new Date(startAt.getTime() + hours * HOUR_MS)
    await advanceActivation(cell.system(), id)
  }
  clock.now = new Date(EVAL_START)
  return id
}

async function announce(cell: Cell, startAt: Date, endAt: Date, over: boolean): Promise<string> {
  const { db } = cell.world
  const enrollment = await db.enrollment.findFirstOrThrow({ where: { meterId: cell.meterId } })
  const id = uuidV7()
  const agreedAt = new Date(startAt.getTime() - (over ? 2 : 2.5) * HOUR_MS)
  await db.activation.create({
    data: {
      id,
      reference: `A-${cell.index}`,
      optionId: 'A',
      transformerId: cell.transformerId,
      state: 'scheduled',
      programs: [
        { programId: enrollment.programId, name: enrollment.programId, participants: 1, expectedKw: 1 },
      ],
      createdGridAt: agreedAt,
      startAt,
      endAt,
      expectedKw: 1,
      lowKw: 0.5,
      highKw: 1.5,
      neededKw: 12,
      limitKw: 95,
      currency: cell.world.env.CURRENCY,
      decidedBy: 'Ada R.',
      decidedAt: agreedAt,
      createdAt: agreedAt,
      participants: {
        create: {
          id: uuidV7(),
          meterId: cell.meterId,
          customerId: cell.customerId,
          enrollmentId: enrollment.id,
          programId: enrollment.programId,
          programVersion: 1,
          participation: 'opt-in',
          deviceTypes: [],
          expectedKw: 1,
        },
      },
    },
  })
  return id
}

/** The home really used less in the event's hour. */
async function savePower({ world, meterId }: Cell, startAt: Date): Promise<void> {
  for (let quarter = 0; quarter < 4; quarter++) {
    const at = startAt.getTime() + quarter * 900_000
    const day = new Date(Math.floor(at / 86_400_000) * 86_400_000)
    const slot = (at - day.getTime()) / 900_000 + 1
    await world.pool.query(
      `update "MeterDay" set watts[$3::int] = $4 where "meterId" = $1 and day = $2::date`,
      [meterId, day.toISOString().slice(0, 10), slot, USED_WATTS],
    )
  }
}
