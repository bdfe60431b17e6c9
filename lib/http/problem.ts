import type { ZodError } from 'zod'
import { isAppError } from '@/lib/errors'
import type { Log } from '@/lib/log'
import { ERROR_STATUS, type ErrorCode } from '@/lib/protocol/error-codes'

export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  code: ErrorCode
  errors?: { pointer: string; detail: string }[]
  requestId: string
}

/** RFC 9457 body of any error; what we did not expect becomes `internal`, with its cause in the log alone. */
export function problemOf(
  error: unknown,
  instance: string,
  requestId: string,
  log: Log,
): { problem: Problem; retryAfterMs?: number } {
  if (isAppError(error))
    return {
      problem: make(error.code, error.detail, error.extra.errors),
      retryAfterMs: error.extra.retryAfterMs,
    }
  if (isZodError(error)) {
    const errors = error.issues.map((issue) => ({
      pointer: `/${issue.path.map(String).join('/')}`,
      detail: issue.message,
    }))
    return {
      problem: make(
        'invalid-input',
        errors[0] ? `${errors[0].pointer}: ${errors[0].detail}` : 'The input is not valid.',
        errors,
      ),
    }
  }
  if (isUnstorable(error))
    return {
      problem: make(
        'invalid-input',
        'The input holds a character or a time that cannot be kept. Take it out.',
      ),
    }
  if (isUnavailable(error)) {
    log.error({ requestId, err: error }, 'database unavailable')
    return {
      problem: make('unavailable', 'The service cannot answer right now. Try again in a few seconds.'),
      retryAfterMs: 2000,
    }
  }
  log.error({ requestId, err: error }, 'unexpected error')
  return {
    problem: make('internal', `Something failed on our side. Quote reference ${requestId} if it stays.`),
  }

  function make(code: ErrorCode, detail: string, errors?: Problem['errors']): Problem {
    return {
      type: `/api/docs#error-${code}`,
      title: code.replaceAll('-', ' '),
      status: ERROR_STATUS[code],
      detail,
      instance,
      code,
      ...(errors?.length ? { errors } : {}),
      requestId,
    }
  }
}

export function isZodError(error: unknown): error is ZodError {
  return typeof error === 'object' && error !== null && Array.isArray((error as { issues?: unknown }).issues)
}

const UNAVAILABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  '57P01',
  '57P02',
  '57P03',
  // No disk space, no memory, too many connections, a disk that fails
  '53000',
  '53100',
  '53200',
  '53300',
  '58030',
  '08006',
  '08001',
  '08003',
]

/** What Postgres says of a NUL in a text and of a time before or after all of its own. */
const UNSTORABLE = ['22021', '22P05', '22007', '22008']

function isUnstorable(error: unknown): boolean {
  return codesOf(error).some((code) => UNSTORABLE.includes(code ?? ''))
}

/** Postgres stopped, starting, out of room or connections, or the pool waited too long. */
function isUnavailable(error: unknown): boolean {
  return (
    codesOf(error).some((code) => UNAVAILABLE.includes(code ?? '')) ||
    /timeout exceeded when trying to connect|not currently accepting connections|Connection terminated|Can't reach database|write EPIPE|Unable to start a transaction/i.test(
      (error as { message?: string })?.message ?? '',
    )
  )
}

type DriverCause = { originalCode?: string; kind?: string; code?: string }

function codesOf(error: unknown): (string | undefined)[] {
  const e = error as {
    code?: string
    cause?: DriverCause
    meta?: { driverAdapterError?: { cause?: DriverCause } }
  }
  const causes = [e?.cause, e?.meta?.driverAdapterError?.cause]
  return [e?.code, ...causes.flatMap((cause) => [cause?.originalCode, cause?.code])]
}
