import type { CloudEvent } from './cloudevents'

export type CloudEventsMode = 'structured' | 'batch' | 'binary'

/** How a request carries events, by its headers; null when it is no CloudEvents request we can read. */
export function cloudEventsMode(headers: Headers): CloudEventsMode | null {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/cloudevents+json') return 'structured'
  if (type === 'application/cloudevents-batch+json') return 'batch'
  // Other formats of the same family (Avro, XML, protobuf) are not ours.
  if (type.startsWith('application/cloudevents')) return null
  const json = type === '' || type === 'application/json' || type === 'text/json' || type.endsWith('+json')
  return headers.has('ce-specversion') && json ? 'binary' : null
}

/** The events of a parsed body; attributes of the binary mode stand in the headers. Not validated yet. */
export function eventsOf(mode: CloudEventsMode, headers: Headers, body: unknown): unknown[] {
  if (mode === 'structured') return [body]
  if (mode === 'batch') return Array.isArray(body) ? body : [body]
  const attributes: Record<string, unknown> = {}
  headers.forEach((value, name) => {
    if (name.startsWith('ce-')) attributes[name.slice(3)] = percentDecoded(value)
  })
  const event = { ...attributes, data: body } as Partial<CloudEvent>
  return [event]
}

/** Header values are percent-encoded outside plain ASCII; one that is not stays as it is. */
function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
