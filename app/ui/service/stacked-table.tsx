import { isValidElement, type ReactNode } from 'react'
import { Table, type TableCell } from '../govuk/index.ts'
import { ScrollRegion } from './scroll-region.tsx'

type Cell = TableCell | string | number | JSX.Element | null
type Head = string | { text: string; format?: 'numeric' }

type StackedTableProps = {
  /** What the table is of, for people who cannot see it. */
  label: string
  caption?: ReactNode
  captionClasses?: string
  classes?: string
  head: Head[]
  rows: Cell[][]
}

const isCell = (cell: Cell): cell is TableCell => typeof cell === 'object' && cell !== null && !isValidElement(cell)

/** The name of a cell's column goes with it: on a narrow screen it stands above the cell. */
function named(cell: Cell, head: Head | undefined): TableCell {
  const column = typeof head === 'string' ? head : head?.text
  const { attributes, ...rest } = isCell(cell) ? cell : { text: cell, attributes: undefined }
  return { ...rest, attributes: { ...attributes, 'data-label': column } }
}

/** A table whose cells stand below one another where the screen is narrow. The first cell of a row says what it is of. */
export function StackedTable({ label, head, rows, classes, ...caption }: StackedTableProps) {
  return (
    <ScrollRegion label={label}>
      <Table
        {...caption}
        classes={['app-stack', classes].filter(Boolean).join(' ')}
        firstCellIsHeader
        head={head}
        rows={rows.map(([first, ...others]) => [first, ...others.map((cell, at) => named(cell, head[at + 1]))])}
      />
    </ScrollRegion>
  )
}
