import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { hideNamesInput } from '#app/domain/sign-in/input.ts'
import { hideNames } from '#app/domain/sign-in/names-commands.server.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requireOwnAccount } from '#app/http/guards.server.ts'
import { safePath, seeOther } from '#app/http/responses.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Names on this screen')

/** Hides names on this sign-in, or shows them again, and goes back to the page the button was on. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireOwnAccount(request)
  const form = await parseForm(hideNamesInput, request)
  if (!form.ok) return invalid(form)
  const hidden = form.value.names === 'hide'
  await hideNames(ctx, hidden)
  return seeOther(safePath(form.value.next), hidden ? 'Names are hidden on this screen.' : 'Names are shown again.')
}

/** Shown only when the form was refused: what the page the button was on could not say. */
export default function HideNames() {
  return (
    <Page title="Names on this screen" refused={useActionData<typeof action>()}>
      <p className="govuk-body">
        Nothing was changed.{' '}
        <a className="govuk-link" href="/">
          Go to the start
        </a>{' '}
        and use the button at the top again.
      </p>
    </Page>
  )
}
