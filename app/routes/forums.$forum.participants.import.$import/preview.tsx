import { Table, WarningText } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import { Refused } from './refused.tsx'
import type { ShownIn } from './shown.server.ts'

/** Each line as it will be, each that cannot be brought in with the reason, and what to look at. */
export function Preview({ shown: { rows, problems, toCheck, refused, leftOut } }: { shown: ShownIn<'look'> }) {
  return (
    <>
      <p className="govuk-body-l">
        {rows.length === 1 ? '1 person' : `${rows.length} people`} can be brought in.
        {problems.length > 0 ? ' Some lines cannot.' : ''} Nobody has been brought in yet.
      </p>
      <Refused columns={refused} />
      {leftOut.length > 0 ? (
        <p className="govuk-body app-break">You chose not to bring in: {leftOut.join(', ')}.</p>
      ) : null}
      {problems.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Lines that cannot be brought in</h2>
          <Lines lines={problems} head="What is wrong" />
        </>
      ) : null}
      {toCheck.length > 0 ? (
        <>
          <WarningText>Look at these lines before you go on.</WarningText>
          <Lines lines={toCheck} head="What to look at" />
        </>
      ) : null}
      <PeopleTable rows={rows} />
    </>
  )
}

function Lines({ lines, head }: { lines: { line: number; words: string }[]; head: string }) {
  return (
    <ScrollRegion label={head}>
      <Table
        firstCellIsHeader
        head={['Line', head]}
        rows={lines.map(({ line, words }) => [String(line), { text: words, classes: 'app-break' }])}
      />
    </ScrollRegion>
  )
}

function PeopleTable({ rows }: Pick<ShownIn<'look'>, 'rows'>) {
  if (rows.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Who comes in</h2>
      <StackedTable
        label="Who comes in"
        head={['Line', 'Name', 'Place', 'Started', 'Can be reached by', 'Adjustments']}
        rows={rows.map(({ line, alias, place, startsOn, reached, adjustments }) => [
          String(line),
          { text: alias, classes: 'app-break' },
          place,
          startsOn || 'Not yet',
          reached || 'Nothing',
          adjustments || 'None',
        ])}
      />
    </>
  )
}
