/** A number, with what makes it an amount: a currency before it, a unit or percent after it. */
const NUMBER =
  /(?<money>[$€£¥]\s?)?(?<number>\d[\d,]*(?:\.\d+)?)(?<unit>\s?(?:%|percent|por ciento|kwh?|mwh?|kva|watts?|kilowatts?|dollars?|dolares|cents?|centavos|euros?|usd|hours?|horas?|minutes?|minutos?|days?|dias?|weeks?|semanas?|months?|meses|mes|years?|anos?)\b|\s?%)?/giu
/** Above it a count is always an amount; up to it "the 2 programs" is how people talk. */
const MOST_COUNTED = 3

const SMALL =
  'one|two|three|four|five|six|seven|eight|nine|ten|uno|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|half a|medio|a couple of|a few'
const BIG =
  'eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|millions|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veinti[a-z]+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|cientos|[a-z]+cientos|mil|miles|millon|millones'
/** Spelled amounts of money, energy and share; big ones whatever they count. */
const SPELLED = new RegExp(
  String.raw`\b(?:${BIG})\b|\b(?:${SMALL}) (?:dollars?|dolares|cents?|centavos|euros?|percent|por ciento|kilowatts?|kilovatios?|kwh?|bucks|grand)\b`,
  'gi',
)

/** The first number in a text that stands in none of the facts; undefined when all do. */
export function inventedNumber(text: string, facts: readonly string[]): string | undefined {
  const plain = folded(text)
  // Digits of other scripts are read as numbers by people and by nobody's check.
  const foreign = /\p{N}/u.exec(plain.replace(/[0-9]/g, ''))
  if (foreign) return foreign[0]
  const said = facts.map(folded)
  const known = new Set(said.flatMap((fact) => numbersIn(fact).map(({ value }) => value)))
  const invented = numbersIn(plain).find(
    ({ value, amount }) => !known.has(value) && (amount || Number(value) > MOST_COUNTED),
  )
  if (invented) return invented.value
  const words = ` ${said.join(' ').toLowerCase()} `
  return [...plain.matchAll(SPELLED)]
    .map(([found]) => found.toLowerCase())
    .find((found) => !new RegExp(String.raw`\b${found}\b`).test(words))
}

/** Numbers without thousands separators or trailing zeros: "1,310.50" is 1310.5. */
function numbersIn(text: string): { value: string; amount: boolean }[] {
  return [...text.matchAll(NUMBER)].map(({ groups }) => ({
    value: String(Number(groups!.number!.replaceAll(',', ''))),
    amount: Boolean(groups!.money ?? groups!.unit),
  }))
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}|\p{Cf}/gu, '')
}
