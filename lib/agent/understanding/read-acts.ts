import { answerFirst } from '@/lib/agent/understanding/answer-first'
import type { IntentModel } from '@/lib/agent/understanding/intent-model'
import { foldText, normalizeText } from '@/lib/agent/understanding/normalize-text'
import { readRequests } from '@/lib/agent/understanding/read-requests'
import type { Act, UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** All acts of one message: an answer at its start, then each of its requests in order. */
export function readActs(text: string, context: UnderstandingContext, model: IntentModel): Act[] {
  const answer = model.readPolarity(normalizeText(foldText(text)))
  if (!answer) return readRequests(text, context, model)
  if (answer.joint === 'end') {
    const politeOnly = answer.weak && answer.thanks && context.expecting !== 'yes-no'
    if (politeOnly) return [{ intent: 'thanks', confidence: 0.8, slots: {}, span: text }]
    return [{ intent: answer.polarity, confidence: 0.97, slots: { polarity: answer.polarity }, span: text }]
  }
  const requests = readRequests(answer.rest, context, model)
  return answerFirst(answer, requests, text, context) ?? readRequests(text, context, model)
}
