import type { ZodError } from 'zod'

/** The first thing wrong with an item of a batch, with the field it is in. */
export function describeProblem(error: ZodError): string {
  const issue = error.issues[0]
  if (!issue) return 'The item is not valid.'
  const field = issue.path.map(String).join('.')
  return field ? `${field}: ${issue.message}` : issue.message
}
