import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type AssessmentPart, assessmentOf } from '#app/domain/data-rights/assessment.ts'
import { getAssessmentFacts, listRecordFields } from '#app/domain/data-rights/map-queries.server.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { SummaryList } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ToFill } from '#app/ui/service/to-fill.tsx'

export const meta: MetaFunction = () => pageTitle('Impact assessment')

const FRONT = ['Controller', 'How to reach the controller', 'Data protection officer']

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'data-map:view')
  const parts = assessmentOf(getAssessmentFacts(ctx))
  return json({
    parts,
    today: formatDate(todayInLondon(ctx.now)),
    front: listRecordFields(ctx).filter(({ key }) => FRONT.includes(key)),
    open: parts.reduce((sum, { toWrite }) => sum + toWrite.length, 0),
  })
}

export default function Assessment() {
  const { parts, today, front, open } = useLoaderData<typeof loader>()
  return (
    <Page title="Impact assessment">
      <p className="govuk-body">
        The data protection impact assessment, under the headings of the Information Commissioner. What the service
        knows about itself is filled in, as it is on {today}. {open} things are marked that a person must write. Print
        this page, or copy it into your own document, and finish it there: nothing typed is kept here.
      </p>
      <SummaryList
        rows={front.map((field) => ({
          key: field.key,
          value: 'toFill' in field ? <ToFill>{field.toFill}</ToFill> : field.value,
        }))}
      />
      <div className="app-assessment">
        {parts.map((part) => (
          <Part key={part.title} {...part} />
        ))}
      </div>
    </Page>
  )
}

function Part({ title, says, lists, toWrite }: AssessmentPart) {
  return (
    <section>
      <h2 className="govuk-heading-m">{title}</h2>
      {says.map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
      {lists.map(({ words, items }) => (
        <div key={words}>
          <h3 className="govuk-heading-s">{words}</h3>
          <ul className="govuk-list govuk-list--bullet">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
      <ul className="govuk-list govuk-list--spaced">
        {toWrite.map((item) => (
          <li key={item}>
            <ToFill>{item}</ToFill>
          </li>
        ))}
      </ul>
    </section>
  )
}
