import { AppError } from '@/lib/errors'
import { signatureProblem } from '@/lib/intake/signature'
import type { IntakeSource } from '@/lib/usecases/sources/read-intake-source'

/** Refuses a message of a source that signs when it is not signed rightly. */
export function checkSignature(source: IntakeSource, headers: Headers, rawBody: string, now: Date): void {
  if (source.secrets.length === 0) return
  const problem = signatureProblem({ headers, rawBody, secrets: source.secrets, now })
  if (problem) throw new AppError('unauthenticated', problem)
}
