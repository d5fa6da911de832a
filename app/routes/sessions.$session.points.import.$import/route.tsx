import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { cancelImport, confirmImport } from '#app/domain/points/commands.server.ts'
import { importInput } from '#app/domain/points/input.ts'
import { findImport, listSessionTexts } from '#app/domain/points/queries.server.ts'
import { previewOf } from '#app/domain/points/staged.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import { ImportPreview } from './import-preview.tsx'

export const meta: MetaFunction = () => pageTitle('Check the points in the file')

const NOT_WAITING =
  'This file is no longer waiting. It has been brought in or cancelled, or it is more than a day old. Nothing was brought in twice.'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'point:record')
  const session = await getSession(ctx, params.session ?? '')
  const staged = await findImport(ctx, session.id, params.import ?? '')
  if (!staged) throw await seeOther(`/sessions/${session.id}/points`, NOT_WAITING)
  return json({
    session: { id: session.id, name: `${session.forumName}, ${formatDate(session.date)}` },
    preview: previewOf(staged, await listSessionTexts(ctx, session.id)),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'point:record')
  const sessionId = params.session ?? ''
  const id = params.import ?? ''
  const form = await parseForm(importInput, request)
  if (!form.ok) return invalid(form)
  const to = `/sessions/${sessionId}/points`
  if (form.value.intent === 'cancel') {
    return settle(form, await cancelImport(ctx, sessionId, id), { to, notice: 'Nothing was brought in', words: {} })
  }
  const screened = form.value.screened === 'yes'
  const result = await confirmImport(ctx, { sessionId, id, screened }, form.once)
  if (!result.ok && result.reason === 'not-waiting') return seeOther(to, NOT_WAITING)
  return settle(form, result, { to, notice: result.ok ? broughtIn(result.value.imported) : '', words })
}

const words = {
  'not-waiting': { field: '', message: NOT_WAITING },
  'not-open': {
    field: '',
    message: 'Points can be brought in once the session has begun, and not when it is cancelled.',
  },
  submitted: { field: '', message: 'The points of this session were submitted to MOPAC, so none can be added.' },
  'nothing-new': {
    field: '',
    message: 'There is nothing in this file to bring in. Cancel it, and choose another file.',
  },
  'looks-identifying': {
    field: 'screened',
    message: 'Look at the lines that may say who they are about. Correct the file and start again, or tick the box',
  },
}

const broughtIn = (count: number) => (count === 1 ? '1 point brought in' : `${count} points brought in`)

export default function CheckImport() {
  const { session, preview } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Check the points in the file"
      caption={session.name}
      back={{ href: `/sessions/${session.id}/points/import`, text: 'Choose another file' }}
      refused={refused}
      wide
    >
      <ImportPreview preview={preview} />
      <ConfirmForm preview={preview} refused={refused} />
    </Page>
  )
}
