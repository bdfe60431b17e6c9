import type { z } from 'zod'

/** Input that cannot be computed with: what is wrong, and where in the file. */
export class InputProblem extends Error {
  readonly isInputProblem = true
  constructor(
    readonly code: string,
    detail: string,
    readonly errors: { pointer: string; detail: string }[] = [],
  ) {
    super(detail)
    this.name = 'InputProblem'
  }
}

/** Parsed input, or every problem in it by JSON pointer. */
export function parseInput<T extends z.ZodType>(schema: T, json: unknown, at = ''): z.infer<T> {
  const result = schema.safeParse(json)
  if (result.success) return result.data
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    pointer: [at, ...issue.path.map(String)].join('/'),
    detail: issue.message,
  }))
  throw new InputProblem('invalid-input', `${errors[0]!.pointer}: ${errors[0]!.detail}`, errors)
}

/** One problem at one place. */
export function problemAt(pointer: string, detail: string, code = 'invalid-input'): InputProblem {
  return new InputProblem(code, `${pointer}: ${detail}`, [{ pointer, detail }])
}
