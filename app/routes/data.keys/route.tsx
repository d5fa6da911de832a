import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { rotationInput } from '#app/domain/keys/input.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requireKeyRing, requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { answerTo } from './answers.server.ts'
import { Backups, Inventory, Lacking } from './inventory-table.tsx'
import { Rotation, Rotations } from './rotation.tsx'
import { shownKeys } from './shown.server.ts'
import { Versions } from './versions.tsx'

export const meta: MetaFunction = () => pageTitle('Keys')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'keys:view')
  const mayRotate = (await requireKeyRing(request)).key('keys:rotate') !== null
  return json(await shownKeys(ctx, mayRotate))
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'keys:rotate')
  const form = await parseForm(rotationInput, request)
  if (!form.ok) return invalid(form)
  return answerTo(form, ctx, request)
}

export default function Keys() {
  const shown = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Keys" refused={refused} wide>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body">
            What is told to us in confidence is sealed. It opens with keys that lie apart from it. This page says which
            keys there are, what they are for and what a loss would cost. It shows no key.
          </p>
          <Lacking number={shown.lacking} />
          <Rotation {...shown} />
        </div>
      </div>
      <Versions versions={shown.versions} />
      <Rotations rotations={shown.settled} />
      <Backups last={shown.lastBackup} erased={shown.erased} />
      <Inventory lines={shown.inventory} />
    </Page>
  )
}
