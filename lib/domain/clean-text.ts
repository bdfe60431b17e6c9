/** Text from outside as a database can keep it: no NUL, no lone surrogates. */
export function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
