import type { Db, Tx } from '@/lib/db/client'
import type { Home } from '@/lib/domain/program/eligibility'
import { AppError } from '@/lib/errors'
import { readUsage, type Usage } from './read-usage'

export type LoadedHome = Home & {
  meterId: string
  customerId: string
  customerName: string
  locale: string
  solarKw: number
  transformerId: string
  simulated: boolean
  usage: Usage
}

/** Everything the offers of a home depend on: its meter, devices, enrollments and its own use. Scoped by the meter. */
export async function loadHome(
  db: Db | Tx,
  meterId: string,
  timeZone: string,
  gridNow: Date,
): Promise<LoadedHome> {
  const meter = await db.meter.findUnique({
    where: { id: meterId },
    include: { customer: true, devices: true },
  })
  if (!meter?.customer) throw new AppError('not-found', 'This meter has no customer.')
  const enrollments = await db.enrollment.findMany({
    where: { meterId, state: { in: ['active', 'paused'] } },
  })
  const usage = await readUsage(db, meterId, timeZone, gridNow)
  return {
    meterId,
    customerId: meter.customer.id,
    customerName: meter.customer.name,
    locale: meter.customer.locale,
    homeType: meter.homeType,
    ownsHome: meter.customer.ownsHome,
    medicalEquipment: meter.customer.medicalEquipment,
    eveningKw: usage.eveningKw,
    devices: meter.devices.map((d) => ({ id: d.id, type: d.type, state: d.state, ratedKw: d.ratedKw })),
    enrolledProgramIds: enrollments.map((e) => e.programId),
    solarKw: meter.solarKw,
    transformerId: meter.transformerId,
    simulated: meter.simulated,
    usage,
  }
}
