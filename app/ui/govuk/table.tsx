import { isValidElement, type ReactNode } from 'react'
import { type Common, joined, type Maybe, positioned } from './parts/attributes'

export interface TableCell extends Common {
  text: ReactNode
  format?: 'numeric'
  colSpan?: number
  rowSpan?: number
}

type Cell = TableCell | string | number | JSX.Element | null | undefined

export interface TableProps extends Common {
  caption?: ReactNode
  captionClasses?: string
  head?: Cell[]
  rows: Maybe<Cell[]>[]
  firstCellIsHeader?: boolean
}

function described(cell: Cell): TableCell {
  return typeof cell === 'object' && cell !== null && !isValidElement(cell) ? (cell as TableCell) : { text: cell }
}

function HeaderCell({ cell, scope }: { cell: TableCell; scope: 'col' | 'row' }) {
  const format = scope === 'col' && cell.format ? `govuk-table__header--${cell.format}` : ''
  return (
    <th
      scope={scope}
      className={joined('govuk-table__header', format, cell.classes)}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      {...cell.attributes}
    >
      {cell.text}
    </th>
  )
}

function DataCell({ cell }: { cell: TableCell }) {
  const format = cell.format ? `govuk-table__cell--${cell.format}` : ''
  return (
    <td
      className={joined('govuk-table__cell', format, cell.classes)}
      colSpan={cell.colSpan}
      rowSpan={cell.rowSpan}
      {...cell.attributes}
    >
      {cell.text}
    </td>
  )
}

function Row({ cells, firstCellIsHeader }: { cells: Cell[]; firstCellIsHeader?: boolean }) {
  return (
    <tr className="govuk-table__row">
      {positioned(cells.map(described)).map(({ entry, position, key }) =>
        position === 1 && firstCellIsHeader ? (
          <HeaderCell key={key} cell={entry} scope="row" />
        ) : (
          <DataCell key={key} cell={entry} />
        ),
      )}
    </tr>
  )
}

export function Table({ caption, captionClasses, head, rows, firstCellIsHeader, classes, attributes }: TableProps) {
  return (
    <table className={joined('govuk-table', classes)} {...attributes}>
      {caption ? <caption className={joined('govuk-table__caption', captionClasses)}>{caption}</caption> : null}
      {head ? (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {positioned(head.map(described)).map(({ entry, key }) => (
              <HeaderCell key={key} cell={entry} scope="col" />
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody className="govuk-table__body">
        {positioned(rows).map(({ entry, key }) => (
          <Row key={key} cells={entry} firstCellIsHeader={firstCellIsHeader} />
        ))}
      </tbody>
    </table>
  )
}
