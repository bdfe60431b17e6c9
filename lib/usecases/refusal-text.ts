import en from '@/messages/en/refusals.json'
import es from '@/messages/es/refusals.json'

type Key = keyof typeof en.text

/** Each refusal's English sentence with its values' names, as a pattern; what says more comes before what it starts with. */
const KNOWN: readonly { key: Key; pattern: RegExp }[] = (Object.entries(en.text) as [Key, string][]).map(
  ([key, text]) => ({ key, pattern: patternOf(text) }),
)

/**
 * A refusal in the language of who reads it. On the wire `detail` stays English: its sentence and the values in it say
 * which one it is. A sentence that nobody has put into Spanish stays as it is.
 */
export function refusalText(detail: string, locale: 'en' | 'es' | undefined): string {
  if (locale !== 'es') return detail
  for (const { key, pattern } of KNOWN) {
    const values = pattern.exec(detail)
    if (values) return es.text[key].replace(/\{(\w+)\}/g, (_, name: string) => word(values.groups?.[name]))
  }
  return detail
}

function word(value = ''): string {
  return (es.word as Record<string, string>)[value] ?? value
}

function patternOf(text: string): RegExp {
  const escaped = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>.+?)')}$`, 's')
}
