import { requireCustomer } from '../authorize'
import type { Context } from '../context'

/** Every row that holds the customer or the meter, as plain JSON. Codes and session ids are secrets and are not in it. */
export async function exportMyData(ctx: Context): Promise<Record<string, unknown>> {
  const { customerId, meterId } = requireCustomer(ctx.actor)
  const { db } = ctx
  const customer = await db.customer.findFirstOrThrow({ where: { id: customerId, meterId, deletedAt: null } })
  const own = { where: { meterId } }
  const [
    meter,
    devices,
    days,
    months,
    fiveMinutes,
    enrollments,
    orders,
    participants,
    settlements,
    credits,
    conversation,
    tickets,
    sessions,
    codes,
    accesses,
    outbound,
  ] = await Promise.all([
    db.meter.findUnique({ where: { id: meterId } }),
    db.device.findMany({ ...own, orderBy: { createdAt: 'asc' } }),
    db.meterDay.findMany({ ...own, orderBy: { day: 'asc' } }),
    db.meterMonth.findMany({ ...own, orderBy: { month: 'asc' } }),
    db.meterFiveMinutes.findMany({ ...own, orderBy: { start: 'asc' } }),
    db.enrollment.findMany({ ...own, orderBy: { startedAt: 'asc' } }),
    db.order.findMany({ ...own, include: { history: true }, orderBy: { createdAt: 'asc' } }),
    db.participant.findMany({ ...own, include: { activation: true } }),
    db.settlement.findMany(own),
    db.enrollmentCredit.findMany({ ...own, orderBy: { endAt: 'asc' } }),
    db.conversation.findUnique({
      where: { customerId },
      include: { messages: { orderBy: { seq: 'asc' } } },
    }),
    db.ticket.findMany({ where: { customerId } }),
    db.session.findMany({ where: { customerId }, orderBy: { createdAt: 'asc' } }),
    db.otpChallenge.findMany({ where: { meterId }, orderBy: { createdAt: 'asc' } }),
    db.dataAccess.findMany({ where: { customerId }, orderBy: { at: 'asc' } }),
    db.outboundMessage.findMany({
      where: { recipient: { in: recipientsOf(customer) } },
      orderBy: { createdAt: 'asc' },
    }),
  ])
  const participantIds = participants.map((row) => row.id)
  const notices = await db.notice.findMany({ where: { participantId: { in: participantIds } } })
  return {
    exportedAt: ctx.now().toISOString(),
    customer,
    meter: meter && { id: meter.id, street: meter.street, homeType: meter.homeType, solarKw: meter.solarKw },
    devices,
    readings: {
      quarterHours: days.map((row) => ({ day: row.day, watts: row.watts, simulated: row.simulated })),
      months: months.map((row) => ({ month: row.month, wattHours: row.wattHours })),
      fiveMinutes,
    },
    enrollments,
    orders,
    events: participants.map(({ activation, ...row }) => ({
      ...row,
      startAt: row.startAt ?? activation.startAt,
      endAt: row.endAt ?? activation.endAt,
    })),
    settlements,
    credits,
    notices,
    conversation: conversation && {
      memory: conversation.memory,
      messages: conversation.messages.map((m) => ({
        seq: m.seq,
        role: m.role,
        kind: m.kind,
        at: m.createdAt,
        parts: m.parts,
      })),
    },
    tickets,
    sessions: sessions.map((s) => ({
      signedInAt: s.createdAt,
      lastUsedAt: s.lastSeenAt,
      endedAt: s.endedAt,
      userAgent: s.userAgent,
    })),
    codesAskedFor: codes.map((c) => ({ at: c.createdAt, usedAt: c.consumedAt })),
    messagesSent: outbound.map((m) => ({ at: m.sentAt ?? m.createdAt, channel: m.channel, text: m.text })),
    whoLooked: accesses,
  }
}

export function recipientsOf(customer: { phone: string; email: string | null }): string[] {
  return [customer.phone, customer.email].filter((to): to is string => Boolean(to))
}
