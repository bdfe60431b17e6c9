import type { PoolClient } from 'pg'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'
import { demoSolarOffers } from '@/lib/simulator/solar/demo-solar-offers'

const OFFERS_HOLD_DAYS = 180

/** Publishes the demo programs in their first version, and the solar offers. */
export async function insertCatalog(client: PoolClient, now: Date): Promise<void> {
  for (const { id, rank, terms } of demoPrograms) {
    await client.query(
      'insert into "Program" (id, name, state, "currentVersion", rank) values ($1, $2, $3, 1, $4)',
      [id, terms.name.en, 'published', rank],
    )
    await client.query(
      'insert into "ProgramVersion" ("programId", version, terms, "publishedAt") values ($1, 1, $2, $3)',
      [id, JSON.stringify(terms), now],
    )
  }
  const validUntil = new Date(now.getTime() + OFFERS_HOLD_DAYS * 86_400_000).toISOString()
  for (const { id, name, rank, offer } of demoSolarOffers())
    await client.query(
      'insert into "SolarOffer" (id, name, "providerName", "systemKw", details, rank) values ($1, $2, $3, $4, $5, $6)',
      [id, name, offer.provider.name, offer.systemKw, JSON.stringify({ ...offer, validUntil }), rank],
    )
}
