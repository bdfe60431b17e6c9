import type { PartOf } from '@/lib/protocol/message'

/** A plain table of words; the first column names the row. */
export function tablePart(
  title: string,
  labels: readonly string[],
  rows: readonly (readonly string[])[],
): PartOf<'table'> {
  return {
    type: 'table',
    title,
    columns: labels.map((label, i) => ({ id: `c${i}`, label, align: 'start' })),
    rows: rows.map((cells) => ({ cells: [...cells] })),
    summary: rows.map((cells) => sentence(cells.map(trimmed))).join(' '),
  }
}

/** "Saying no: You miss it.": read aloud as one sentence, ended once. */
function sentence(cells: readonly string[]): string {
  return `${cells.filter(Boolean).map(withoutEnd).join(': ')}${endOf(cells.at(-1) ?? '')}`
}

const trimmed = (cell: string) => cell.trim()
const withoutEnd = (cell: string, i: number, all: readonly string[]) =>
  i < all.length - 1 || cell.endsWith('.') ? cell.replace(/[.:]+$/, '') : cell
const endOf = (last: string) => (/[!?…]$/.test(last) ? '' : '.')
