/** A time such as "6 p.m." ends a sentence with its own dot: two are one too many. */
export function oneFullStop(text: string): string {
  return text.replace(/([ap]\.\s?m\.)\.(?!\.)/g, '$1')
}
