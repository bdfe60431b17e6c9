import { APICallError } from 'ai'
import { EndpointLimit } from './open-endpoint'

/** Why the endpoint gave no answer, in a closed list: its own words may repeat a key or the conversation. */
export function failureKind(error: unknown): string {
  if (error instanceof EndpointLimit) return 'more than a turn may cost'
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'too slow'
  if (APICallError.isInstance(error))
    return error.statusCode && error.statusCode >= 300 ? `status ${error.statusCode}` : 'not reached'
  if (!(error instanceof Error)) return 'an error in the stream'
  if (/terminated|socket|fetch failed|ECONN|other side/i.test(`${error.message} ${String(error.cause)}`))
    return 'line lost'
  if (/without a finish reason/.test(error.message)) return 'ended early'
  return 'not understood'
}
