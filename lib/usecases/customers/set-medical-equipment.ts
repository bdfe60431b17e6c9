import { requireCustomer } from '../authorize'
import type { Context } from '../context'

/** Notes that the home relies on powered medical equipment: it is never asked in an event from then on. */
export async function setMedicalEquipment(ctx: Context): Promise<void> {
  const { customerId, meterId } = requireCustomer(ctx.actor)
  await ctx.db.customer.updateMany({
    where: { id: customerId, meterId, deletedAt: null },
    data: { medicalEquipment: true },
  })
}
