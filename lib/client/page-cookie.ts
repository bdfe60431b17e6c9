import { redeemTicket } from './auth-session'
import { saveChosenLocale } from './preferences'

export type CookieState = {
  /** How often a ticket was traded for a cookie on this page */
  redeemed: number
  redeeming: boolean
  failed: boolean
}

export const NO_COOKIE: CookieState = { redeemed: 0, redeeming: false, failed: false }

let state = NO_COOKIE
const listeners = new Set<() => void>()

/** Whether this page holds the session that its socket has: they are upgraded one after the other. */
export const pageCookie = {
  getSnapshot: () => state,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

export async function redeemForPage(ticket: string): Promise<void> {
  move({ ...state, redeeming: true, failed: false })
  const redeemed = await redeemTicket(ticket).catch(() => false)
  if (redeemed) await saveChosenLocale().catch(() => undefined)
  move({ redeemed: state.redeemed + (redeemed ? 1 : 0), redeeming: false, failed: !redeemed })
}

function move(next: CookieState) {
  state = next
  for (const listener of listeners) listener()
}
