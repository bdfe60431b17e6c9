import { KINDS_WITHOUT_PLAN } from '@/lib/domain/alert/plan-need'
import type { UnmappedDto } from '@/lib/protocol/admin-intake'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'

const LOOK_BACK_DAYS = 30
const MOST = 500
const MOST_SUGGESTIONS = 3

type Row = Omit<UnmappedDto, 'lastRaisedAt' | 'suggestions'> & { lastRaisedAt: Date }

/** Names of assets that alerts of the last 30 days came under and that are none of our transformers, open ones first. */
export async function listUnmapped(ctx: Context): Promise<UnmappedDto[]> {
  requireStaff(ctx.actor)
  const since = new Date(ctx.now().getTime() - LOOK_BACK_DAYS * 86_400_000)
  const rows = await ctx.db.$queryRaw<Row[]>`
    select a."externalId", a."sourceId", s.name as source, s.format,
      (count(*) filter (where a.state in ('active', 'acknowledged') and a."clearedAt" is null))::int as "openAlerts",
      count(*)::int as alerts,
      (array_agg(a.id order by a."createdAt" desc))[1] as "newestAlertId",
      (array_agg(a.message order by a."createdAt" desc))[1] as "newestMessage",
      max(a."raisedAt") as "lastRaisedAt"
    from "Alert" a join "AlertSource" s on s.id = a."sourceId"
    where a."transformerId" is null and a."externalId" is not null and a.count > 0 and a."createdAt" > ${since}
      and a.kind <> all(${[...KINDS_WITHOUT_PLAN]})
      and not exists (select from "AssetMapping" m where m."externalId" = a."externalId" and m."sourceId" in ('', a."sourceId"))
    group by 1, 2, 3, 4 order by 5 desc, max(a."createdAt") desc limit ${MOST}`
  const transformers = rows.length
    ? await ctx.db.transformer.findMany({ select: { id: true, externalId: true, name: true } })
    : []
  const known = transformers.map(({ id, externalId, name }) => ({
    transformerId: id,
    name,
    words: [id, externalId ?? '', name].map(plain).filter((word) => word.length > 1),
  }))
  return rows.map((row) => {
    const asked = plain(row.externalId)
    const alike = known.filter(({ words }) => words.some((word) => isAlike(asked, word)))
    const suggestions = alike
      .slice(0, MOST_SUGGESTIONS)
      .map(({ transformerId, name }) => ({ transformerId, name }))
    return { ...row, lastRaisedAt: row.lastRaisedAt.toISOString(), suggestions }
  })
}

/** Letters and digits alone, without zeros in front of numbers: "TX-07" and "tx 7" are one name. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')
}

function isAlike(asked: string, word: string): boolean {
  if (asked === word) return true
  // One holds the other, but "7" at the end of "17" is another number.
  const [long, short] = asked.length > word.length ? [asked, word] : [word, asked]
  const at = long.indexOf(short)
  if (short.length < 2 || at < 0) return false
  const before = long[at - 1] ?? ''
  const after = long[at + short.length] ?? ''
  return !(/\d/.test(before) && /^\d/.test(short)) && !(/\d/.test(after) && /\d$/.test(short))
}
