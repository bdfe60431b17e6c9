/** A message to a person outside the chat. `code` stands apart so that the text kept in the database never holds it. */
export type OutboundText = {
  id: string
  channel: 'sms' | 'email'
  to: string
  subject: string | null
  text: string
  code: string | null
  at: Date
}

/** Port to the outside: throws when the message was not taken; the job tries again. */
export type DeliverMessage = (message: OutboundText) => Promise<void>
