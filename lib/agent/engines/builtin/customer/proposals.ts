import { randomUUID } from 'node:crypto'
import type { Proposal } from '@/lib/agent/memory'
import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { PartOf } from '@/lib/protocol/message'
import { requireCustomer } from '@/lib/usecases/authorize'
import { withTransaction } from '@/lib/usecases/context'
import { updateParts } from '@/lib/usecases/conversations/update-parts'
import { asDone } from './as-done'
import { chips } from './chips'
import { type ProposalKind, proposalKinds } from './proposal-kinds'

const PROPOSAL_LIFETIME_MS = 5 * 60_000
const CONFIRM = 'proposal.confirm'

export type Proposed = {
  kind: ProposalKind
  title: string
  /** What a yes agrees to, word for word */
  text: string
  data?: Record<string, unknown>
  yesLabel: string
  /** Said before the card; the card's text when not given */
  intro?: string
  chipKeys?: string[]
}

/** Puts one change before the customer. Nothing happens until they say yes themselves; a newer one replaces it. */
export async function propose(turn: Turn, proposed: Proposed): Promise<Reply> {
  const { ctx, t } = turn
  const { sessionId } = requireCustomer(ctx.actor)
  await closeCards(turn, 'superseded')
  const expiresAt = new Date(ctx.now().getTime() + PROPOSAL_LIFETIME_MS).toISOString()
  const proposal: Proposal = {
    id: randomUUID(),
    kind: proposed.kind,
    title: proposed.title,
    text: proposed.text,
    data: { ...proposed.data, yesLabel: proposed.yesLabel },
    sessionId,
    expiresAt,
  }
  return {
    messages: [
      {
        kind: 'chat',
        parts: [
          { type: 'text', text: proposed.intro ?? t('proposal.ask') },
          {
            type: 'confirm',
            title: proposed.title,
            text: proposed.text,
            action: CONFIRM,
            values: { proposalId: proposal.id },
            declineAction: 'proposal.decline',
            yesLabel: proposed.yesLabel,
            noLabel: t('proposal.no'),
            expiresAt,
            state: 'open',
            summary: proposed.text,
          },
          ...(proposed.chipKeys ? [chips(turn, proposed.chipKeys)] : []),
        ],
      },
    ],
    memory: {
      proposal,
      asking: 'proposal',
      askedAt: ctx.now().toISOString(),
      expecting: 'yes-no',
      strayed: undefined,
    },
  }
}

/** Carries out what was proposed: by the customer's own yes, once, in time, in the session that asked. */
export async function executeProposal(turn: Turn, proposalId?: string): Promise<Reply> {
  const { ctx, t, memory } = turn
  const { proposal } = memory
  if (!proposal || (proposalId && proposal.id !== proposalId))
    return { ...say(t('proposal.gone')), memory: forgotten }
  const kind = proposalKinds[proposal.kind as ProposalKind]
  if (!kind || new Date(proposal.expiresAt) <= ctx.now()) {
    await closeCards(turn, 'expired')
    return { ...say(t('proposal.expired')), memory: forgotten }
  }
  const { sessionId } = requireCustomer(ctx.actor)
  if (sessionId && proposal.sessionId && sessionId !== proposal.sessionId)
    return proposeAgain(turn, proposal, t('proposal.otherSession'))
  if (!(await claim(turn, proposal.id))) return { ...say(t('proposal.gone')), memory: forgotten }
  const reply = await kind(turn, proposal.data)
  await closeCards(turn, 'confirmed')
  return asDone(turn, { ...reply, memory: { ...forgotten, ...reply.memory } })
}

/** The same change once more, word for word, with a time of its own. */
export function proposeAgain(turn: Turn, proposal: Proposal, intro: string): Promise<Reply> {
  return propose(turn, {
    kind: proposal.kind as ProposalKind,
    title: proposal.title,
    text: proposal.text,
    data: proposal.data,
    yesLabel: String(proposal.data.yesLabel ?? ''),
    intro,
  })
}

export async function declineProposal(turn: Turn, proposalId?: string): Promise<Reply> {
  const { t, memory } = turn
  const current = memory.proposal && (!proposalId || memory.proposal.id === proposalId)
  if (!current) return say(t('proposal.gone'))
  await closeCards(turn, 'declined')
  return { ...say(t('proposal.declined')), memory: forgotten }
}

export const forgotten = {
  proposal: undefined,
  asking: undefined,
  askedAt: undefined,
  expecting: undefined,
  strayed: undefined,
}

/** One statement decides who of two yeses at once carries it out. */
async function claim({ ctx, conversationId }: Turn, proposalId: string): Promise<boolean> {
  const count = await ctx.db.$executeRaw`
    update "Conversation" set memory = memory - 'proposal'
    where id = ${conversationId} and memory -> 'proposal' ->> 'id' = ${proposalId}`
  return count === 1
}

/** Closes the open proposal cards of this conversation; a decided card keeps its state. */
export async function closeCards(turn: Turn, state: PartOf<'confirm'>['state']): Promise<void> {
  const { ctx, conversationId } = turn
  if (!turn.memory.proposal) return
  const by = ctx.actor.kind === 'customer' ? ctx.actor.name : 'agent'
  await withTransaction(ctx, (tx) =>
    updateParts(
      tx,
      {
        conversationId,
        parts: { array_contains: [{ type: 'confirm', action: CONFIRM, state: 'open' }] },
      },
      (part) =>
        part.type === 'confirm' && part.action === CONFIRM && part.state === 'open'
          ? { ...part, state, decidedBy: by, decidedAt: ctx.now().toISOString() }
          : part,
    ),
  )
}
