import { isMask } from '@/lib/agent/understanding/features'
import type { Locale } from '@/lib/agent/understanding/intent'

/**
 * The share of a phrase's telling words that the examples or the lexicon know, 0 to 1. Small words do not count:
 * "how do i boil an egg" shares them with half of all examples and still asks for nothing we do.
 */
export function familiarityOf(words: string[], known: ReadonlyMap<string, number>, locale: Locale): number {
  const telling = words.filter((word) => !smallWords[locale].has(word))
  if (telling.length === 0) return words.some((word) => known.has(word)) ? 1 : 0
  const seen = telling.filter((word) => isMask(word) || (known.get(word) ?? 0) > 0)
  return seen.length / telling.length
}

const smallWords: Record<Locale, ReadonlySet<string>> = {
  en: new Set(
    'a an the i you he she it we they me my your his her its our their us them this that these those is are am was were be been being do does did done have has had having will would can could shall should may might must not no yes and or but if so than then as at by for from in into of off on onto out over to up with without about around after before again just really very too also there here how what when where who why which whose whom all any some more most other one ones ok okay oh well please now still ever even only such own same much many got get gets go going'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las un una unos unas lo al del de a en con sin por para y e o u que quien cual como cuando donde yo tu el ella nosotros ustedes ellos me te se nos le les mi mis su sus este esta esto ese esa eso es son soy eres era fue ser estar esta estoy estan hay ha he has han no si ya muy mas menos tan tambien pero porque pues bueno todo toda todos algo nada aqui ahi alli'.split(
      ' ',
    ),
  ),
}
