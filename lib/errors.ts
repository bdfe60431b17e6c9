import type { ErrorCode } from '@/lib/protocol/error-codes'

export type FieldProblem = { pointer: string; detail: string }

/**
 * The one error a use case throws on purpose. Told apart by `code`, never by instanceof: route handlers and
 * server.ts are separate module instances.
 * `detail` is for the person who gets it and says what to do; `values` fill message templates.
 */
export class AppError extends Error {
  readonly isAppError = true
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly extra: {
      errors?: FieldProblem[]
      retryAfterMs?: number
      values?: Record<string, string | number>
    } = {},
  ) {
    super(`${code}: ${detail}`)
    this.name = 'AppError'
  }
}

export function isAppError(error: unknown): error is AppError {
  return (
    typeof error === 'object' && error !== null && (error as { isAppError?: unknown }).isAppError === true
  )
}

/** Prisma and pg name a unique violation differently. */
export function isUniqueViolation(error: unknown): boolean {
  const e = error as {
    code?: string
    cause?: { originalCode?: string; code?: string }
    meta?: { code?: string }
  }
  return (
    e?.code === 'P2002' ||
    e?.code === '23505' ||
    e?.cause?.originalCode === '23505' ||
    e?.meta?.code === '23505'
  )
}
