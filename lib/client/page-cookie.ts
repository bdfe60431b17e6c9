import { redeemTicket } from './auth-session'

export type CookieState = { redeemed: number; failed: boolean }

let state: CookieState = { redeemed: 0, failed: false }
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
  const redeemed = await redeemTicket(ticket).catch(() => false)
  state = redeemed ? { redeemed: state.redeemed + 1, failed: false } : { ...state, failed: true }
  for (const listener of listeners) listener()
}
