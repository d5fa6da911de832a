import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { makeRecoveryCodes } from '#app/domain/factors/commands.server.ts'
import { codesInput } from '#app/domain/factors/input.ts'
import { getFactors } from '#app/domain/factors/queries.server.ts'
import { codesInWords } from '#app/domain/factors/rules.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { confirmFirst, requireOwnAccount, requireOwnAccountConfirmed } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { RecoveryCodes } from '#app/ui/service/recovery-codes.tsx'
import { CodesState, NewCodes } from './steps.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.making ? 'Make new recovery codes' : 'Recovery codes')

export async function loader({ request }: LoaderFunctionArgs) {
  const making = new URL(request.url).searchParams.get('step') === 'new'
  const ctx = await (making ? requireOwnAccountConfirmed(request) : requireOwnAccount(request))
  const { app, passkeys, codes } = await getFactors(ctx.actor.id)
  return json({ making, left: codes, hasFactor: app || passkeys > 0 })
}

/** New codes are in this answer alone: they are held nowhere, and loading the page again does not show them (AUT-11). */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireOwnAccount(request)
  const form = await parseForm(codesInput, request)
  if (!form.ok) return invalid({ ...form, typed: {} })
  if (form.value.intent === 'stored') return seeOther('/account/codes', 'Your new recovery codes are stored.')
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: {} })
  const result = await makeRecoveryCodes(key, form.once)
  return result.ok ? json({ codes: result.value }) : invalid({ errors: [words[result.reason]], typed: {} })
}

const words = {
  'no-factor': { field: '', message: 'Set up an authenticator app or a passkey first' },
  repeated: {
    field: '',
    message: 'The codes of this form were shown before. If you did not store them, make new ones',
  },
  'sent-before': { field: '', message: 'This form was sent before. If you did not store your codes, make new ones' },
}

export default function Codes() {
  const { making, left, hasFactor } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'codes' in answer) {
    return (
      <Page title="Store your new recovery codes">
        <RecoveryCodes codes={answer.codes} intent="stored" submit="I have stored my codes" />
      </Page>
    )
  }
  const back = making ? { href: '/account/codes', text: 'Recovery codes' } : { href: '/account', text: 'Your account' }
  return (
    <Page title={making ? 'Make new recovery codes' : 'Recovery codes'} back={back} refused={answer}>
      {making && hasFactor ? <NewCodes left={codesInWords(left)} /> : <CodesState left={left} hasFactor={hasFactor} />}
    </Page>
  )
}
