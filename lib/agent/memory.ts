/** What the agent keeps between the turns of a conversation. Facts stay in their tables; this is what is on the table. */
export type Memory = {
  locale?: 'en' | 'es'
  /** Meter id given before sign-in, waiting for its code */
  pendingMeterId?: string
  /** What the visitor asked for before sign-in: answered after it */
  afterSignIn?: string
  /** Offers as last shown, in their order */
  offers?: { id: string; name: string; domain: 'dfp' | 'solar' }[]
  /** The offer last spoken of */
  focusOfferId?: string
  /** The order under way */
  orderId?: string
  /** The event last spoken of */
  activationId?: string
  /** The transformer last spoken of (staff) */
  transformerId?: string
  /** What the last answer asked for */
  expecting?: 'meter-id' | 'code' | 'choice' | 'yes-no' | 'amount' | 'date' | 'text'
  /** Any further notes of an engine, by topic */
  notes?: Record<string, unknown>
}
