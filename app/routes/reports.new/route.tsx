import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { draftReport } from '#app/domain/reports/commands.server.ts'
import { draftReportInput } from '#app/domain/reports/input.ts'
import { getReportChoices, listOverlapsOf } from '#app/domain/reports/queries.server.ts'
import { cannotDraftWords } from '#app/domain/reports/refusals.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Checkboxes, Radios } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { IntroductionField, WHO_SEES_A_REPORT } from '#app/ui/service/report-introduction.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Draft a report')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'report:draft')
  return json(await getReportChoices(ctx))
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'report:draft')
  const form = await parseForm(draftReportInput, request)
  if (!form.ok) return invalid(form)
  const { forums: forumSlugs, ...rest } = form.value
  const result = await draftReport(ctx, { ...rest, forumSlugs }, form.once)
  return settle(form, result, {
    to: result.ok ? `/reports/drafts/${result.value.id}` : '/reports',
    notice: 'Report drafted. A second person must approve it before it can be published.',
    words: {
      ...cannotDraftWords('forums', result.ok ? [] : await listOverlapsOf(ctx, forumSlugs, rest.quarter)),
      'unknown-forum': { field: 'forums', message: 'Choose forums from the list' },
      'open-quarter': { field: 'quarter', message: 'Choose one of the quarters in the list. They are over' },
    },
  })
}

const fieldset = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--m' } })

export default function DraftReport() {
  const { forums, quarters } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const form = refusedForm(refused)
  return (
    <Page title="Draft a report" back={{ href: '/reports', text: 'Board reports' }} refused={refused}>
      <ServiceForm submit="Draft the report" whoSees={WHO_SEES_A_REPORT}>
        <Checkboxes
          name="forums"
          fieldset={fieldset('Which forums is it about?')}
          hint="Numbers are given for the chosen forums together. At least 10 different people and 3 sessions must stand behind them."
          items={forums.map(({ slug, name }) => ({ value: slug, text: name }))}
          defaultValues={form.values('forums')}
          errorMessage={form.error('forums')}
        />
        <Radios
          name="quarter"
          fieldset={fieldset('Which quarter?')}
          hint="Only quarters that are over. A forum can be in one published report a quarter."
          items={quarters.map(({ quarter, period, published }) => ({
            value: quarter,
            text: period,
            hint: published.length > 0 ? `Published: ${published.join(', ')}` : undefined,
          }))}
          defaultValue={form.value('quarter')}
          errorMessage={form.error('quarter')}
        />
        <IntroductionField value={form.value('introduction')} error={form.error('introduction')} />
      </ServiceForm>
    </Page>
  )
}
