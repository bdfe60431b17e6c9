import type { Tx } from '@/lib/db/client'
import type { Order } from '@/lib/db/generated/client'
import { eligibility } from '@/lib/domain/program/eligibility'
import { type ProgramTerms, segmentOf } from '@/lib/domain/program/terms'
import { AppError } from '@/lib/errors'
import { type Context, readGridNow } from '../context'
import { loadHome } from '../customers/load-home'

/** Puts the meter into the program of a confirmed order, when it still meets the rules. */
export async function enrollOrder(tx: Tx, ctx: Context, order: Order): Promise<void> {
  const offer = order.offer as unknown as { programId: string }
  const program = await tx.program.findUniqueOrThrow({
    where: { id: offer.programId },
    include: { versions: true },
  })
  const version = program.versions.find((v) => v.version === program.currentVersion)!
  const terms = version.terms as unknown as ProgramTerms
  const gridNow = await readGridNow(tx, ctx.now)
  const home = await loadHome(tx, order.meterId, ctx.env.TIME_ZONE, gridNow)
  const fit = eligibility(program.id, terms, home)
  if (!fit.ok)
    throw new AppError(
      'not-eligible',
      'Your home does not meet this program’s rules any more. Nothing was changed.',
    )
  const segment = segmentOf(terms)
  await tx.enrollment.create({
    data: {
      // One number for the customer: the receipt's is also the enrollment's.
      reference: order.reference,
      meterId: order.meterId,
      programId: program.id,
      programVersion: version.version,
      orderId: order.id,
      state: 'active',
      deviceIds: home.devices.filter((d) => d.type === segment && d.state === 'connected').map((d) => d.id),
      startedAt: gridNow,
      simulated: false,
    },
  })
}
