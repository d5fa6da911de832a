import { POINT_BREADTHS, POINT_KINDS, POINT_VALENCES } from '#app/domain/points/status.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

const labels = (choices: Record<string, { label: string }>) =>
  Object.values(choices)
    .map(({ label }) => label)
    .join(', ')

/** What the file must look like. */
export function ColumnsHelp() {
  return (
    <>
      <h2 className="govuk-heading-m">What the file must look like</h2>
      <p className="govuk-body">
        The first line names these four columns, in any order. Each line after it is one point. In a spreadsheet, choose
        “Save as” and then “CSV”.
      </p>
      <SummaryList
        rows={[
          { key: 'text', value: 'What was said, up to 1,000 characters. No names, places or dates.' },
          { key: 'kind', value: `One of: ${labels(POINT_KINDS)}. Left empty, it is Experience.` },
          { key: 'breadth', value: `How many people said it. One of: ${labels(POINT_BREADTHS)}.` },
          { key: 'valence', value: `One of: ${labels(POINT_VALENCES)}. It may be left empty.` },
        ]}
      />
      <p className="govuk-body">An example:</p>
      <ScrollRegion label="Example of a file">
        <pre className="app-example">
          {`text,kind,breadth,valence
"Nobody called back, for weeks",experience,several,problem
Send a short text when nothing has changed,suggestion,general,`}
        </pre>
      </ScrollRegion>
      <p className="govuk-body">
        A file of published extracts, with its ten columns, is taken as well. Its points are marked “Published extract”
        and never count as what a forum said.
      </p>
    </>
  )
}
