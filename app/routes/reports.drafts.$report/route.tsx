import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reportActionInput } from '#app/domain/reports/input.ts'
import { getDraft } from '#app/domain/reports/queries.server.ts'
import { whoMustAct } from '#app/domain/reports/rules.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ReportView } from '#app/ui/service/report-view.tsx'
import { answerTo } from './answers.server.ts'
import { Checks, Standing } from './standing.tsx'
import { ApproveOrPublish, DeleteDraft, Redraft } from './steps.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Draft Board report: ${data.draft.content.period}` : 'Draft Board report')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'report:review')
  const draft = await getDraft(ctx, params.report ?? '')
  if (draft.number !== null) throw redirect(`/reports/${draft.number}`)
  const mayDraft = mayDo(await requirePerson(request), 'report:draft')
  return json({ draft, mayDraft, next: whoMustAct(draft, ctx.actor.id), isOwn: draft.draftedBy === ctx.actor.id })
}

export async function action({ request, params }: ActionFunctionArgs) {
  await requirePermission(request, 'report:review')
  const form = await parseForm(reportActionInput, request)
  if (!form.ok) return invalid(form)
  return answerTo(form, request, params.report ?? '')
}

export default function Draft() {
  const { draft, mayDraft, next, isOwn } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { content } = draft
  return (
    <Page
      title={`Draft Board report: ${content.period}`}
      back={{ href: '/reports', text: 'Board reports' }}
      refused={refused}
    >
      <Standing draft={draft} next={next} />
      <Checks checks={draft.checks} />
      <h2 className="govuk-heading-l">The report as it will be published</h2>
      <div className="app-sheet">
        <ReportView content={content} />
      </div>
      <div className="app-no-print">
        <ApproveOrPublish draft={draft} isOwn={isOwn} />
        {mayDraft ? (
          <>
            <Redraft draft={draft} refused={refused} />
            <DeleteDraft version={draft.version} refused={refused} />
          </>
        ) : null}
      </div>
    </Page>
  )
}
