import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { needsPasskey } from '#app/domain/access/permissions.ts'
import { getOwnAccount } from '#app/domain/accounts/own-queries.server.ts'
import { getFactors } from '#app/domain/factors/queries.server.ts'
import { endOwnSignIns } from '#app/domain/sign-in/commands.server.ts'
import { endSignInsInput } from '#app/domain/sign-in/input.ts'
import { listSignIns } from '#app/domain/sign-in/queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requireOwnAccount } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { HowYouSignIn } from './how-you-sign-in.tsx'
import { SignIns } from './sign-ins.tsx'
import { WhatYouMayDo } from './what-you-may-do.tsx'
import { WhoYouAre } from './who-you-are.tsx'
import { endedNotice, endWords } from './words.ts'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Your account')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireOwnAccount(request)
  const { id } = ctx.actor
  const [account, factors, signIns] = await Promise.all([
    getOwnAccount(id, ctx.now),
    getFactors(id),
    listSignIns(id, ctx.now),
  ])
  const passkeyNeeded = needsPasskey(account.roles.map(({ role }) => role))
  const shown = signIns.map((signIn) => ({ ...signIn, isThisOne: signIn.handle === ctx.signIn?.handle }))
  return json({ ...account, factors, passkeyNeeded, signIns: shown })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireOwnAccount(request)
  const form = await parseForm(endSignInsInput, request)
  if (!form.ok) return invalid(form)
  const input = form.value
  const result = await endOwnSignIns(ctx, input.intent === 'end-one' ? { handle: input.sign_in } : 'all-others')
  const notice = endedNotice(result.ok ? result.value : 0)
  return settle(form, result, { to: '/account', notice, words: endWords })
}

export default function Account() {
  const { signIns, factors, passkeyNeeded, roles, ...person } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Your account" refused={refused} ids={{ sign_in: 'sign-ins' }}>
      <WhoYouAre {...person} />
      <WhatYouMayDo roles={roles} />
      <HowYouSignIn factors={factors} passkeyNeeded={passkeyNeeded} />
      <SignIns signIns={signIns} />
    </Page>
  )
}
