import type { ImportPreviewData } from '#app/domain/points/staged.ts'
import { POINT_BREADTHS, POINT_KINDS, POINT_VALENCES } from '#app/domain/points/status.ts'
import { InsetText, Table, WarningText } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

/** What is in the file: what can be brought in, what cannot and why, what to look at again. */
export function ImportPreview({ preview }: { preview: ImportPreviewData }) {
  const { good, problems, toCheck, format, unknownThemes } = preview
  return (
    <>
      <p className="govuk-body-l">
        {linesWords(good)} can be brought in.{problems.length > 0 ? ' Some lines cannot.' : ''} Nothing has been brought
        in yet.
      </p>
      {format === 'published-extracts' ? (
        <InsetText>
          This is a file of published extracts. Each point is marked “Published extract” with its source. It is not
          something a forum said.
        </InsetText>
      ) : null}
      {unknownThemes.length > 0 ? (
        <InsetText>
          The codebook does not have these suggested themes, so they are left out: {unknownThemes.join(', ')}.
        </InsetText>
      ) : null}
      {toCheck.length > 0 ? (
        <>
          <WarningText>These lines may say who they are about. Look at them before you go on.</WarningText>
          <LineTable lines={toCheck} head="What seems to be in it" label="Lines to check" />
        </>
      ) : null}
      {problems.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Lines that cannot be brought in</h2>
          <LineTable lines={problems} head="What is wrong" label="Lines that cannot be brought in" />
        </>
      ) : null}
      <PointsTable preview={preview} />
    </>
  )
}

const linesWords = (count: number) => (count === 1 ? '1 point' : `${count} points`)

function LineTable({ lines, head, label }: { lines: { line: number; words: string }[]; head: string; label: string }) {
  return (
    <ScrollRegion label={label}>
      <Table
        firstCellIsHeader
        head={['Line', head]}
        rows={lines.map(({ line, words }) => [String(line), { text: words, classes: 'app-break' }])}
      />
    </ScrollRegion>
  )
}

function PointsTable({ preview: { shown, good, format } }: { preview: ImportPreviewData }) {
  if (shown.length === 0) return null
  const published = format === 'published-extracts'
  return (
    <>
      <h2 className="govuk-heading-m">{good > shown.length ? `The first ${shown.length} points` : 'The points'}</h2>
      <ScrollRegion label="Points in the file">
        <Table
          firstCellIsHeader
          head={[
            'Line',
            'What was said',
            'Kind',
            ...(published ? ['Source', 'Suggested themes'] : ['Breadth', 'Valence']),
          ]}
          rows={shown.map((row) => [
            String(row.line),
            { text: row.text, classes: 'app-said' },
            POINT_KINDS[row.kind].label,
            ...(published
              ? [
                  { text: row.sourceTitle ?? 'Not given', classes: 'app-source' },
                  row.suggestedThemes.join(', ') || 'None',
                ]
              : [
                  row.breadth ? POINT_BREADTHS[row.breadth].label : 'Not known',
                  row.valence ? POINT_VALENCES[row.valence].label : 'Not said',
                ]),
          ])}
        />
      </ScrollRegion>
      {good > shown.length ? <p className="govuk-body">and {good - shown.length} more</p> : null}
    </>
  )
}
