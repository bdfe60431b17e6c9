export const ACTIVATION_TRANSITIONS = {
  scheduled: ['notifying', 'aborted', 'failed'],
  notifying: ['active', 'aborted', 'failed'],
  active: ['measuring', 'aborted'],
  measuring: ['settled'],
  settled: [],
  aborted: [],
  failed: [],
} as const

export type ActivationState = keyof typeof ACTIVATION_TRANSITIONS

/** States an operator can still call off. */
export const ABORTABLE = ['scheduled', 'notifying', 'active'] as const satisfies readonly ActivationState[]

/** States in which the end of an event can still be moved. */
export const EXTENDABLE = ['scheduled', 'notifying', 'active'] as const satisfies readonly ActivationState[]

/** States in which a customer may answer or change their mind. */
export const ANSWERABLE = ['notifying', 'active'] as const satisfies readonly ActivationState[]

/** States that still have a step to take. */
export const RUNNING = [
  'scheduled',
  'notifying',
  'active',
  'measuring',
] as const satisfies readonly ActivationState[]
