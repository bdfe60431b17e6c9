import type { Prisma } from '@/lib/db/generated/client'
import { demoSolarOffers } from '@/lib/simulator/solar/demo-solar-offers'
import type { TestHome, TestNetwork } from '@/lib/usecases/test-network'

/** The demo's solar offers, on sale for every home of a test network. */
export async function sellSolar({ db }: Pick<TestNetwork, 'db'>): Promise<void> {
  await db.solarOffer.createMany({
    data: demoSolarOffers().map(({ id, name, rank, offer }) => ({
      id,
      name,
      rank,
      providerName: offer.provider.name,
      systemKw: offer.systemKw,
      state: 'published',
      details: { ...offer, validUntil: '2027-01-01T00:00:00.000Z' } as unknown as Prisma.InputJsonValue,
    })),
  })
}

/** A home in no program that has used 1 kW for ten days, more in the evening: what solar is worked out from. */
export async function homeForSolar({ db }: Pick<TestNetwork, 'db'>, { meterId }: TestHome): Promise<void> {
  await db.enrollment.deleteMany({ where: { meterId } })
  const watts = Array.from({ length: 96 }, (_, slot) => (slot < 16 ? 2500 : 800))
  await db.meterDay.createMany({
    data: Array.from({ length: 10 }, (_, i) => ({ meterId, day: new Date(Date.UTC(2026, 6, 5 + i)), watts })),
    skipDuplicates: true,
  })
}
