import type { Page } from '@/lib/protocol/grid-queries'

/** Newest first after a cursor, by the wall time rows were made. */
export function pageArgs({ limit, after }: Page) {
  return {
    orderBy: [{ createdAt: 'desc' as const }, { id: 'desc' as const }],
    take: limit,
    where: after
      ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
      : {},
  }
}
