import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getForum } from '#app/domain/forums/queries.server.ts'
import { participantImportInput } from '#app/domain/participants/import-input.ts'
import { findParticipantImport } from '#app/domain/participants/import-queries.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { answers } from './answers.server.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { Done } from './done.tsx'
import { MapForm } from './map-form.tsx'
import { Preview } from './preview.tsx'
import { shownImport } from './shown.server.ts'
import { NOT_WAITING } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Check the spreadsheet')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const forum = await getForum(ctx, params.forum ?? '')
  const found = await findParticipantImport(ctx, forum.slug, params.import ?? '')
  if (!found) throw await seeOther(`/forums/${forum.slug}/participants/import`, NOT_WAITING)
  return json({ forum: { slug: forum.slug, name: forum.name }, shown: await shownImport(ctx, forum.slug, found) })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const { slug } = await getForum(ctx, params.forum ?? '')
  const form = await parseForm(participantImportInput, request)
  if (!form.ok) return invalid(form)
  return answers[form.value.intent](ctx, { slug, id: params.import ?? '' }, form)
}

const titles = {
  columns: 'What is in each column?',
  look: 'Check who comes in',
  confirmed: 'Brought in',
  undone: 'Undone',
} as const

export default function CheckSpreadsheet() {
  const { forum, shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const path = `/forums/${forum.slug}/participants`
  const isOver = shown.state === 'confirmed' || shown.state === 'undone'
  const back = isOver ? { href: path, text: 'Participants' } : { href: `${path}/import`, text: 'Choose another file' }
  return (
    <Page title={titles[shown.state]} caption={forum.name} back={back} refused={refused} wide={shown.state === 'look'}>
      {shown.state === 'columns' ? <MapForm shown={shown} refused={refused} /> : null}
      {shown.state === 'look' ? (
        <>
          <Preview shown={shown} />
          <ConfirmForm shown={shown} refused={refused} />
        </>
      ) : null}
      {isOver ? <Done shown={shown} path={path} /> : null}
    </Page>
  )
}
