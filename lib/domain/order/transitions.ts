export const ORDER_STATES = [
  'searched',
  'selected',
  'initialised',
  'confirmed',
  'active',
  'cancelled',
  'failed',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** search -> select -> init -> confirm, for programs and solar alike. A new quote initialises again. */
export const ORDER_NEXT = {
  searched: ['selected'],
  selected: ['initialised', 'cancelled'],
  initialised: ['initialised', 'confirmed', 'cancelled'],
  confirmed: ['active', 'cancelled', 'failed'],
  active: ['cancelled'],
  cancelled: [],
  failed: [],
} as const satisfies Record<OrderState, readonly OrderState[]>

export function orderMayBecome(from: OrderState, to: OrderState): boolean {
  return (ORDER_NEXT[from] as readonly OrderState[]).includes(to)
}

/** What a step out of order lacks, for the refusal. */
export function missingStep(from: OrderState, to: OrderState): string {
  if (from === 'cancelled' || from === 'failed') return 'a new order: this one has ended'
  if (to === 'confirmed' && from === 'selected') return 'init: ask for the quote and its terms first'
  if (to === 'initialised' && (from === 'confirmed' || from === 'active'))
    return 'nothing: this order is confirmed already'
  if (to === 'confirmed' && (from === 'confirmed' || from === 'active'))
    return 'nothing: this order is confirmed already'
  return `a step before ${to}: the order is ${from}`
}
