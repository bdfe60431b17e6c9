import { builtinEngine } from '@/lib/agent/engines/builtin/builtin-engine'
import { topics } from '@/lib/agent/engines/builtin/customer/topics'
import { randomOf } from '@/lib/agent/evals/dialogues/random'
import { type Engine, type Reply, say, type Turn } from '@/lib/agent/turn'
import { type CustomerIntent, customerIntents } from '@/lib/agent/understanding/intent'

/** Agents that must not pass: an evaluation that one of them passes measures nothing. */
export const hopelessAgents: Engine[] = [
  {
    name: 'do-nothing',
    answer: async () => say('Alright.'),
  },
  {
    name: 'always-yes',
    async answer(turn) {
      const reply = await atOnce(turn)
      return { ...say('Yes, done!'), memory: reply.memory }
    },
  },
  {
    name: 'random-tool',
    async answer(turn) {
      if (turn.ctx.actor.kind !== 'customer') return say('Alright.')
      const { below } = randomOf('random-tool', turn.text)
      const intent: CustomerIntent = customerIntents[below(customerIntents.length)]!
      return topics[intent](turn, { intent, confidence: 1, slots: {}, span: turn.text })
    },
  },
]

/** Answers and then agrees to its own cards, whatever they ask. */
export async function atOnce(turn: Turn): Promise<Reply> {
  let reply = await builtinEngine.answer(turn)
  let memory = { ...turn.memory, ...reply.memory }
  const messages = [...reply.messages]
  for (let step = 0; step < 3; step++) {
    const card = reply.messages
      .flatMap((message) => message.parts)
      .find((part) => part.type === 'confirm' && part.state === 'open')
    if (card?.type !== 'confirm') break
    reply = await builtinEngine.answer({
      ...turn,
      memory,
      action: { action: card.action, values: card.values ?? {} },
    })
    memory = { ...memory, ...reply.memory }
    messages.push(...reply.messages)
  }
  return { ...reply, messages, memory }
}
