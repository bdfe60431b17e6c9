import type { Reply, ReplyMessage, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Part } from '@/lib/protocol/message'
import type { Asked } from './ask-model'

/** So many tools' cards fit beside one answer; the newest are what the words are about. */
const MOST_SHOWN = 3

/** The model's words with the cards of its tools; without words that may be shown, the tools' own. */
export function wordsAndCards(turn: Turn, { run }: Asked, words: string | null): Reply {
  const replies = run.shown.slice(-MOST_SHOWN)
  const messages = replies.flatMap((reply) => reply.messages)
  if (words === null)
    return { messages: withoutEarlierChips(messages), memory: run.memory(), ...after(replies) }
  // A notice is a warning in its own words; it is never put into others.
  const notices = messages.filter((message) => message.kind === 'notice')
  const cards = messages
    .filter((message) => message.kind !== 'notice')
    .flatMap((message) => message.parts)
    .filter((part): part is Exclude<Part, { type: 'text' }> => part.type !== 'text')
  const chips = cards.findLast((part) => part.type === 'suggestions')
  return {
    messages: [
      ...notices,
      {
        kind: 'chat',
        parts: [
          { type: 'text', text: words },
          ...cards.filter((part) => part.type !== 'suggestions'),
          ...(chips ? [chips] : []),
        ],
      },
    ],
    memory: { ...run.memory(), locale: turn.memory.locale },
    ...after(replies),
  }
}

/** All calls were used up without an answer: what was found is shown, and a person is offered. */
export function exhaustedReply(turn: Turn, asked: Asked): Reply {
  const { t, ctx } = turn
  const found = asked.run.shown.length > 0 ? wordsAndCards(turn, asked, null) : null
  const offer = say(t('model.exhausted', { phone: ctx.env.UTILITY_PHONE }), {
    type: 'suggestions',
    items: [t('chips.person')],
  })
  return { ...offer, ...found, messages: [...(found?.messages ?? []), ...offer.messages] }
}

/** The customer stopped it: what had been written stays, with what the tools had shown. */
export function stoppedReply(turn: Turn, progress: Asked | undefined): Reply {
  const written = progress?.words.shown() ?? ''
  const words = [written, turn.t('model.stopped')].filter(Boolean).join('\n\n')
  return progress ? wordsAndCards(turn, progress, words) : say(words)
}

function withoutEarlierChips(messages: ReplyMessage[]): ReplyMessage[] {
  return messages.map((message, i) =>
    i === messages.length - 1
      ? message
      : { ...message, parts: message.parts.filter((part) => part.type !== 'suggestions') },
  )
}

function after(replies: Reply[]): Pick<Reply, 'afterwards'> {
  return {
    afterwards: async () => {
      for (const reply of replies) await reply.afterwards?.()
    },
  }
}
