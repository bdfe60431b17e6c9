import nodemailer from 'nodemailer'
import type { DeliverMessage } from './delivery'

/** Mail through the utility's SMTP server. A text for a phone goes to its mail gateway only when the recipient is an address. */
export function deliverBySmtp(smtpUrl: string, from: string): DeliverMessage {
  const transport = nodemailer.createTransport(smtpUrl, { from })
  return async (message) => {
    await transport.sendMail({
      from,
      to: message.to,
      subject: message.subject ?? '',
      text: message.text,
      headers: { 'X-Message-Id': message.id },
    })
  }
}
