import type { Message } from '@/lib/protocol/message'
import type { Formats } from './formats'
import { messageText } from './part-text'

export type SpeakerNames = { customer: string; agent: string; admin: string; system: string }

/** The conversation as a text file: who said what when, cards in words. */
export function writeTranscript(
  heading: string,
  messages: readonly Message[],
  names: SpeakerNames,
  formats: Pick<Formats, 'dateTime'>,
): string {
  const turns = messages
    .map((message) => ({ message, text: messageText(message) }))
    .filter(({ text }) => text !== '')
    .map(({ message, text }) => {
      const who = message.author ?? names[message.role]
      return `${who}, ${formats.dateTime(message.createdAt)}\n${text}`
    })
  return `${[heading, ...turns].join('\n\n')}\n`
}
