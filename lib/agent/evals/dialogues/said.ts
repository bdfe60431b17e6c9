import type { Heard } from './heard'
import type { Must } from './task'

/** Whether an answer holds what must be said: numbers as numbers, words without case, accents or thousands commas. */
export function wasSaid(must: Must, heard: Heard): boolean {
  if (typeof must === 'function') return must(heard)
  if (must instanceof RegExp) return must.test(plainWords(heard.words))
  if (typeof must === 'number') return numbersIn(heard.words).some((n) => Math.abs(n - must) < 0.005)
  return plainWords(heard.words).includes(plainWords(must))
}

export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[  ]/g, ' ')
    .replace(/(\d)[,](\d{3})(?!\d)/g, '$1$2')
}

export function numbersIn(text: string): number[] {
  return [...plainWords(text).matchAll(/\d+(?:\.\d+)?/g)].map((match) => Number(match[0]))
}

export function describeMust(must: Must): string {
  return typeof must === 'function' ? 'a certain card' : String(must)
}
