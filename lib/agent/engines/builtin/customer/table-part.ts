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
    summary: rows.map((cells) => cells.join(': ')).join('. '),
  }
}
