export type CsvValue = string | number | boolean | Date | null

/**
 * One line of RFC 4180 CSV with its line end. Text that a spreadsheet would run as a formula gets a quote in front;
 * numbers given as numbers or plain decimals stay numbers.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

function cell(value: CsvValue): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string') return String(value)
  const plainNumber = /^-?\d+(\.\d+)?$/.test(value)
  const safe = !plainNumber && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
