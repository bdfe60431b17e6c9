/** Finds which ideas a run of words names, so that "invoice" helps where only "bill" was taught. */
export type ConceptFinder = (words: string[]) => string[]

/** Reads `idea: word, word, two words` lines; words are matched as they are normalized and stemmed. */
export function makeConceptFinder(fileText: string, prepare: (text: string) => string[]): ConceptFinder {
  const byFirst = new Map<string, { words: string[]; concept: string }[]>()
  for (const line of fileText.split(/\r?\n/)) {
    const [concept, list] = line.split(':')
    if (!concept || !list || line.startsWith('#')) continue
    for (const entry of list.split(',')) {
      const words = prepare(entry.trim())
      const first = words[0]
      if (!first) continue
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, concept: concept.trim() }])
    }
  }
  return (words) => {
    const found = new Set<string>()
    for (let at = 0; at < words.length; at++) {
      for (const entry of byFirst.get(words[at] ?? '') ?? []) {
        if (entry.words.every((word, i) => words[at + i] === word)) found.add(entry.concept)
      }
    }
    return [...found]
  }
}

/** The single words of a lexicon file: they count as known when spelling is mended. */
export function conceptWords(fileText: string, wanted: (idea: string) => boolean = () => true): string[] {
  return fileText
    .split(/\r?\n/)
    .filter(
      (line) =>
        line.includes(':') && !line.startsWith('#') && wanted(line.slice(0, line.indexOf(':')).trim()),
    )
    .flatMap((line) => line.slice(line.indexOf(':') + 1).split(/[,\s]+/))
    .filter((word) => word !== '')
}
