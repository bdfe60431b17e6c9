import { AppError } from '@/lib/errors'
import { MIN_PASSWORD_CHARS } from '@/lib/protocol/admin'

const MIN_DIFFERENT_CHARS = 5

/** Length is what counts (NIST SP 800-63B): no rules of composition, but nothing that is the name or one key held down. */
export function refuseWeakPassword(password: string, username: string): void {
  const plain = password.toLowerCase()
  const problem =
    password.length < MIN_PASSWORD_CHARS
      ? `A password has at least ${MIN_PASSWORD_CHARS} characters.`
      : new Set(plain).size < MIN_DIFFERENT_CHARS
        ? 'This password repeats too few characters. A few words in a row are easy to keep in mind.'
        : plain.includes(username) && username.length > 3
          ? 'The password must not contain the user name.'
          : null
  if (problem)
    throw new AppError('invalid-input', problem, {
      errors: [{ pointer: '/password', detail: problem }],
    })
}
