/** A failure that is told to a person in one sentence, without a stack. */
export class SetUpFailure extends Error {
  code = 'SET_UP_FAILED'
}
