import { DateTime } from 'luxon'
import type { Tx } from '@/lib/db/client'
import type { Activation, Participant, Prisma } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { wallTimeAt } from '@/lib/domain/grid-clock'
import { mayNotifyNow, readNoticePreferences } from '@/lib/domain/notice/may-notify-now'
import { type Context, readGridNow, withTransaction } from '@/lib/usecases/context'
import { LIVE_FOR_MS } from '@/lib/usecases/recommendations/load-enrolled'
import { eventText } from './event-text'
import { loadTerms } from './program-terms'

export type OutsideKind = 'notice' | 'reminder' | 'start' | 'cancelled' | `extended:${number}`

export type Outside = {
  kind: OutsideKind
  /** Which participants it is for, beside being real, told in the chat, and not here */
  where: Prisma.ParticipantWhereInput
  /** Only who has such a notice already */
  after?: Prisma.NoticeWhereInput
  /** Of their own part: after it there is no sense in it any more (grid time): what is held until later is not sent at all */
  until: (own: { startAt: Date; endAt: Date }) => Date
  /** A correction of something that was sent: the daily limit does not hold it */
  correction?: boolean
}

type Person = {
  id: string
  locale: string
  phone: string
  email: string | null
  preferences: unknown
  vacationUntil: Date | null
  live: boolean
}

const BATCH = 200

/**
 * Tells by text message or mail those who are not in the chat, each once for a kind: notice row and message are written
 * together, the outbound job sends and retries. Quiet hours, two messages a day and absence hold all but emergencies.
 */
export async function tellOutside(ctx: Context, activation: Activation, outside: Outside): Promise<void> {
  let afterId = ''
  for (;;) {
    const last = await withTransaction(ctx, (tx) => tellBatch(tx, ctx, activation, outside, afterId))
    if (last === null) return
    afterId = last
  }
}

async function tellBatch(
  tx: Tx,
  ctx: Context,
  activation: Activation,
  outside: Outside,
  afterId: string,
): Promise<string | null> {
  const participants = await tx.participant.findMany({
    where: {
      AND: [
        outside.where,
        { activationId: activation.id, simulated: false, noticedAt: { not: null }, id: { gt: afterId } },
      ],
    },
    orderBy: { id: 'asc' },
    take: BATCH,
  })
  const last = participants.at(-1)
  if (!last) return null
  const told = await tx.notice.findMany({
    where: {
      kind: outside.kind,
      channel: { in: ['sms', 'email'] },
      participantId: { in: participants.map((one) => one.id) },
    },
    select: { participantId: true },
  })
  const before = outside.after
    ? await tx.notice.findMany({
        where: { ...outside.after, participantId: { in: participants.map((one) => one.id) } },
        select: { participantId: true },
      })
    : null
  const has = (notices: readonly { participantId: string }[], id: string) =>
    notices.some((notice) => notice.participantId === id)
  const due = participants.filter((one) => !has(told, one.id) && (!before || has(before, one.id)))
  if (due.length > 0) await write(tx, ctx, activation, outside, due)
  return last.id
}

async function write(
  tx: Tx,
  ctx: Context,
  activation: Activation,
  outside: Outside,
  due: Participant[],
): Promise<void> {
  const gridNow = await readGridNow(tx, ctx.now)
  const people = await loadPeople(tx, ctx, due)
  const sentToday = await countToday(tx, ctx, due, outside.kind, gridNow)
  const termsOf = await loadTerms(
    tx,
    due.map((one) => one.programId),
  )
  for (const participant of due) {
    const person = people.get(participant.customerId)
    if (!person || person.live) continue
    const { channel, to } = wayTo(person)
    const decision = mayNotifyNow({
      now: gridNow,
      timeZone: ctx.env.TIME_ZONE,
      prefs: readNoticePreferences(person.preferences, person.vacationUntil),
      sentToday: outside.correction ? 0 : (sentToday.get(participant.customerId) ?? 0),
      emergency: activation.emergency,
    })
    // Held for now only: looked at again while it still makes sense.
    if (!decision.now && to && decision.retryAt < outside.until(ownEvent(activation, participant))) continue
    const held = to === null ? 'chat-only' : decision.now ? null : decision.reason
    const { count } = await tx.notice.createMany({
      data: {
        id: uuidV7(),
        participantId: participant.id,
        activationId: activation.id,
        kind: outside.kind,
        channel,
        state: held ? 'held' : 'queued',
        detail: held,
        createdAt: ctx.now(),
      },
      skipDuplicates: true,
    })
    if (held || count === 0 || to === null) continue
    const name = termsOf(participant.programId, participant.programVersion).name
    await queue(tx, ctx, activation, outside.kind, participant, {
      channel,
      to,
      locale: person.locale,
      program: name[person.locale === 'es' ? 'es' : 'en'],
    })
  }
}

/** The way that a customer chose; without an address there a text message; null for the chat alone. */
function wayTo(person: Person): { channel: 'sms' | 'email'; to: string | null } {
  const { channel } = (person.preferences ?? {}) as { channel?: string }
  if (channel === 'chat') return { channel: 'sms', to: null }
  if (channel === 'email' && person.email) return { channel: 'email', to: person.email }
  return { channel: 'sms', to: person.phone }
}

async function queue(
  tx: Tx,
  ctx: Context,
  activation: Activation,
  kind: OutsideKind,
  participant: Participant,
  way: { channel: 'sms' | 'email'; to: string; locale: string; program: string },
): Promise<void> {
  const text = eventText(ctx.env, way.locale)
  const own = ownEvent(activation, participant)
  const key = kind.startsWith('extended') ? 'extended' : kind
  const values = {
    utility: ctx.env.UTILITY_NAME,
    program: way.program,
    day: text.day(own.startAt),
    from: text.time(own.startAt),
    to: text.time(own.endAt),
    answer: participant.participation === 'opt-in' ? 'yes' : 'no',
    url: ctx.env.publicUrl,
  }
  await tx.outboundMessage.createMany({
    data: {
      id: uuidV7(),
      dedupeKey: outboundKey(participant.id, kind, way.channel),
      channel: way.channel,
      recipient: way.to,
      subject: way.channel === 'email' ? text.t(`outside.subject`, values) : null,
      text: text.t(`outside.${key}` as 'outside.notice', values),
      nextAttemptAt: ctx.now(),
      createdAt: ctx.now(),
    },
    skipDuplicates: true,
  })
}

export function outboundKey(participantId: string, kind: string, channel: string): string {
  return `notice:${participantId}:${kind}:${channel}`
}

async function loadPeople(tx: Tx, ctx: Context, due: Participant[]): Promise<Map<string, Person>> {
  const now = ctx.now()
  const rows = await tx.$queryRaw<Person[]>`
    select c.id, c.locale, c.phone, c.email, c.preferences, c."vacationUntil",
      exists (select 1 from "Session" s where s."customerId" = c.id and s."endedAt" is null
        and s."expiresAt" > ${now} and s."liveAt" > ${new Date(now.getTime() - LIVE_FOR_MS)}) as live
    from "Customer" c where c.id = any(${due.map((one) => one.customerId)}::text[]) and c."deletedAt" is null`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Messages about events on this local day, one for each kind however many ways it went; this one not counted. */
export async function countToday(
  tx: Tx,
  ctx: Context,
  due: readonly Participant[],
  kind: string,
  gridNow: Date,
): Promise<Map<string, number>> {
  const clock = await tx.gridClock.findUnique({ where: { id: 1 } })
  const day = DateTime.fromJSDate(gridNow, { zone: ctx.env.TIME_ZONE }).startOf('day').toJSDate()
  const since = clock ? wallTimeAt(clock, day) : day
  const rows = await tx.$queryRaw<{ customerId: string; sent: number }[]>`
    select p."customerId", count(distinct (n."participantId", n.kind))::int as sent
    from "Notice" n join "Participant" p on p.id = n."participantId"
    where p."customerId" = any(${due.map((one) => one.customerId)}::text[]) and n."createdAt" >= ${since}
      and n.state <> 'held' and n.kind not in ('result', 'final', 'cancelled')
      and not (n."participantId" = any(${due.map((one) => one.id)}::text[]) and n.kind = ${kind})
    group by p."customerId"`
  return new Map(rows.map((row) => [row.customerId, row.sent]))
}
