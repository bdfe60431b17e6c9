import type { PartProps } from '../part-view'

export function TableCard({ part }: PartProps<'table'>) {
  return (
    <section className="card-box overflow-x-auto px-0" aria-label={part.title}>
      {part.title && <h2 className="text-title px-5 max-tablet:px-4">{part.title}</h2>}
      <table className="sheet-table">
        <thead>
          <tr>
            {part.columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <tr key={row.cells.join('|')}>
              {part.columns.map((column, i) => (
                <td key={column.id} data-align={column.align}>
                  {row.cells[i] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
