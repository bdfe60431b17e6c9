/** Number words written as digits where a number is meant: "eight thousand dollars", "dos horas". */
export function digitsForNumberWords(folded: string): string {
  return folded.replace(sequence, (match, words: string, unit: string) => {
    const value = valueOfWords(words.trim().split(/[\s-]+/))
    return value === undefined ? match : `${value} ${unit}`
  })
}

/** The value of one number word, `undefined` when it is none. */
export function numberWord(word: string): number | undefined {
  return ones[word]
}

const ones: Record<string, number> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  cero: 0, un: 1, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9,
  diez: 10, once: 11, doce: 12, quince: 15, veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60,
  setenta: 70, ochenta: 80, noventa: 90, cien: 100,
} // biome-ignore format: a table reads best in rows
const scales: Record<string, number> = { hundred: 100, thousand: 1000, cientos: 100, mil: 1000 }

const numberName = [...Object.keys(ones), ...Object.keys(scales)].join('|')
const unitName =
  'grand|dollars?|bucks|usd|kw|kilowatts?|kva|percent|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|homes|events|' +
  'dolares|kilovatios?|por ciento|minutos?|horas?|dias?|semanas?|mes|meses|anos?'
const sequence = new RegExp(
  `(?<!\\d\\s)\\b((?:(?:${numberName})(?:[\\s-]+(?:and\\s+|y\\s+)?|\\s*(?=\\b)))+?)(?:a\\s+)?(${unitName})\\b`,
  'g',
)

function valueOfWords(words: string[]): number | undefined {
  let total = 0
  let current = 0
  for (const word of words) {
    if (word === 'and' || word === 'y') continue
    const scale = scales[word]
    const one = ones[word]
    if (scale === 1000) {
      total += (current || 1) * 1000
      current = 0
    } else if (scale) current = (current || 1) * scale
    else if (one !== undefined) current += one
    else return undefined
  }
  return total + current
}
