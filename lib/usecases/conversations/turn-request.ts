import type { Actor } from '@/lib/domain/actor'
import type { Sent } from '@/lib/usecases/conversations/send-message'

/** What the gateway asks of the agent, which it knows only as a port. */
export type TurnRequest = {
  actor: Actor
  visitorId: string | null
  sent: Sent
  requestId: string
  userAgent: string
  /** Where the person's connection comes from, as far as we know it */
  address?: string
  upgrade: Upgrade | null
}

/** Signs the socket in at once: called when the session is there. */
export type Upgrade = (signedIn: { sessionId: string; ticket: string }) => Promise<void>
