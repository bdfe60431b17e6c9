import { AppError } from '@/lib/errors'

/** A body that says it is something else than JSON is refused before it is read; one that says nothing is tried. */
export function requireJson(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (!type || type === 'application/json' || type.endsWith('+json') || type === 'text/json') return
  throw new AppError('unsupported-media-type', `Send JSON with Content-Type: application/json, not ${type}.`)
}
