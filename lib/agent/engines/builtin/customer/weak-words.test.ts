import { describe, expect, it } from 'vitest'
import { readPaymentWords } from './payment-words'
import { solarFactsIn } from './solar-facts/answer-solar-facts'
import { speaksOfEnding } from './weak-evidence'

describe('words that only look like something else', () => {
  it('"este mes" asks for no side of a roof, "hacia el este" does', () => {
    const ids = (words: string) => solarFactsIn(words).map(({ id }) => id)
    expect(ids('cuanto llevo gastado este mes')).not.toContain('direction')
    expect(ids('mi techo mira al este')).toContain('direction')
    expect(ids('my roof faces east')).toContain('direction')
  })

  it('what the quote wrongly says is no wish to pay so', () => {
    const said = readPaymentWords('it still says paid at once. i said monthly, 60', true)
    expect(said).toMatchObject({ cash: false, months: 60, complains: true })
    expect(readPaymentWords('the 60 months, not all at once', true)).toMatchObject({
      cash: false,
      months: 60,
    })
    expect(readPaymentWords('no, i pay cash', true).cash).toBe(true)
    expect(readPaymentWords("i don't want a loan", true).cash).toBe(true)
    expect(readPaymentWords('all at once then', true).cash).toBe(true)
  })

  it('an order is ended by a word that ends something', () => {
    expect(speaksOfEnding('but solar lasts longer than 10 years. do it over 25')).toBe(false)
    expect(speaksOfEnding('scrap the panels')).toBe(true)
    expect(speaksOfEnding('ya no quiero los paneles')).toBe(true)
  })

  it('the best rated is a fact of its own', () => {
    expect(solarFactsIn('which installer has the highest rating').map(({ id }) => id)).toContain('rating')
  })
})
