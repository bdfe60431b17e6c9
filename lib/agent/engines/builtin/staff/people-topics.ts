import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { listTickets } from '@/lib/usecases/tickets/list-tickets'
import { showActivationStatus } from './activation-topics'
import { clockTime, minutesSince } from './local-time'
import type { StaffTopic } from './staff-topic'

const MOST_TICKETS = 10
/** A screen is marked every 20 seconds: who was not, twice over, has gone. */
const HERE_FOR_MS = 60_000
const DECIDED =
  /\b(decided|approved|declined|confirmed|proceeded|said (?:yes|no|go)|started|aprob\w*|decid\w*|autoriz\w*|rechaz\w*)\b/i
const STOPPED = /\b(stopped|aborted|cancell?ed|called (?:it )?off|par[oó]|cancel[oó]|abort[oó])\b/i
const TOOK =
  /\b(ack\w*|took|takes?|taken|grabbed|picked|owns?|shelved|closed|handl\w*|tom[oó]|reconoci\w*|cerr[oó]|apart[oó]|agarr[oó])\b/i

/** Who is here; or who acknowledged, shelved or decided, when the words ask about an alert or a plan. */
export const whoIsHere: StaffTopic = async (turn, act, command) => {
  const { t, ctx } = turn
  if (STOPPED.test(turn.text)) return showActivationStatus(turn, act, command)
  if (DECIDED.test(turn.text) || TOOK.test(turn.text) || act.slots.transformerId) return whoDid(turn, act)
  const since = new Date(ctx.now().getTime() - HERE_FOR_MS)
  const rows = await ctx.db.$queryRaw<{ name: string; role: string }[]>`
    select distinct u.name, u.role from "Session" s join "StaffUser" u on u.id = s."staffId"
    where s."endedAt" is null and s."expiresAt" > ${ctx.now()} and s."liveAt" > ${since} order by u.name`
  const own = ctx.actor.kind === 'staff' ? ctx.actor : null
  const people =
    own && !rows.some((row) => row.name === own.name) ? [...rows, { name: own.name, role: own.role }] : rows
  const list = people.map((row) => `${row.name} (${row.role})`).join(', ')
  return say(t('staff.present', { count: people.length, list }))
}

/** Without a name the newest decision of all is meant, whatever was spoken of before. */
async function lastDecision(turn: Turn): Promise<Reply> {
  const { t, ctx } = turn
  const plan = await ctx.db.recommendation.findFirst({
    where: { decidedBy: { not: null } },
    orderBy: { decidedAt: 'desc' },
  })
  if (!plan) return say(t('staff.nothingDecided'))
  const facts = {
    who: plan.decidedBy ?? '',
    state: plan.state,
    plan: `${plan.reference} (${plan.transformerId})`,
    minutes: minutesSince(ctx.now(), plan.decidedAt),
  }
  return say(t('staff.whoDecided', facts))
}

const whoDid: StaffTopic = async (turn, act) => {
  const { t, ctx, memory } = turn
  if (DECIDED.test(turn.text) && !act.slots.transformerId) return lastDecision(turn)
  const transformerId = act.slots.transformerId ?? memory.transformerId
  const alert = await ctx.db.alert.findFirst({
    where: { count: { gt: 0 }, ...(transformerId ? { transformerId } : {}) },
    orderBy: { raisedAt: 'desc' },
  })
  if (!alert) return say(t('staff.noAlerts'))
  const plan = await ctx.db.recommendation.findFirst({
    where: { alertId: alert.id, decidedBy: { not: null } },
    orderBy: { decidedAt: 'desc' },
  })
  const name = alert.transformerId ?? alert.externalId ?? ''
  const decision = plan
    ? t('staff.whoDecided', {
        who: plan.decidedBy ?? '',
        state: plan.state,
        plan: plan.reference,
        minutes: minutesSince(ctx.now(), plan.decidedAt),
      })
    : ''
  if (DECIDED.test(turn.text)) return say(decision || t('staff.nobodyDecided', { transformer: name }))
  const lines = [
    alert.acknowledgedBy && alert.acknowledgedAt
      ? t('staff.whoAcknowledged', {
          who: alert.acknowledgedBy,
          transformer: name,
          at: clockTime(turn, alert.acknowledgedAt),
        })
      : t('staff.nobodyAcknowledged', { transformer: name }),
    alert.shelvedBy ? t('staff.whoShelved', { who: alert.shelvedBy }) : '',
    decision,
  ]
  return say(lines.filter(Boolean).join(' '))
}

/** What waits for a person, oldest first. */
export const showTickets: StaffTopic = async (turn) => {
  const { t, ctx } = turn
  const tickets = await listTickets({ ctx, input: { page: { after: null, limit: 100 }, state: 'open' } })
  if (tickets.length === 0) return say(t('staff.noTickets'))
  const shown = tickets.toReversed().slice(0, MOST_TICKETS)
  return say(t('staff.tickets', { count: tickets.length }), {
    type: 'table',
    columns: [
      { id: 'reference', label: t('staff.column.ticket'), align: 'start' },
      { id: 'topic', label: t('staff.column.topic'), align: 'start' },
      { id: 'text', label: t('staff.column.message'), align: 'start' },
      { id: 'since', label: t('staff.column.since'), align: 'start' },
    ],
    rows: shown.map((ticket) => ({
      href: `/admin/tickets?ticket=${ticket.ticketId}`,
      cells: [
        ticket.reference,
        ticket.topic,
        ticket.text.slice(0, 80),
        clockTime(turn, new Date(ticket.createdAt)),
      ],
    })),
    summary: shown.map((ticket) => `${ticket.reference} ${ticket.topic}`).join('. '),
  })
}
