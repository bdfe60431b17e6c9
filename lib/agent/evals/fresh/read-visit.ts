import type { EvalWorld } from '@/lib/agent/evals/world/open-eval-world'

/** Of the home's solar order under way: when the installer comes to look (ISO), and how it is paid. */
export type SolarVisit = { visitAt: string | null; payment: string | null }

/** Null where no solar order is under way. */
export async function readVisit({ db }: EvalWorld, meterId: string): Promise<SolarVisit | null> {
  const order = await db.order.findFirst({
    where: { meterId, domain: 'solar', state: 'active' },
    orderBy: { createdAt: 'desc' },
  })
  if (!order) return null
  const { visitAt, payment } = (order.stageData ?? {}) as Partial<SolarVisit>
  return { visitAt: visitAt ?? null, payment: payment ?? null }
}
