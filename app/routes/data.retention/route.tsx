import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endHold, setHold } from '#app/domain/retention/hold-commands.server.ts'
import { holdInput } from '#app/domain/retention/input.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { confirmFirst, requireKeyRing, requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ConfirmEnd } from './confirm-end.tsx'
import { Holds } from './holds.tsx'
import { Overview } from './overview.tsx'
import { RulesTable } from './rules-table.tsx'
import { Runs } from './runs.tsx'
import { shownRetention } from './shown.server.ts'
import { holdWords } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Removal')

const HERE = '/data/retention'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'retention:view')
  const holder = (await requireKeyRing(request)).key('retention:hold')
  const shown = await shownRetention(ctx, holder)
  const asked = new URL(request.url).searchParams.get('end')
  const ending = shown.holds?.find(({ id }) => id === asked) ?? null
  return json({ ...shown, ending })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'retention:hold')
  const form = await parseForm(holdInput, request)
  if (!form.ok) return invalid(form)
  const key = confirmed(ctx)
  if (!key) return invalid({ errors: [confirmFirst(request)], typed: form.typed })
  const { value } = form
  const result = value.intent === 'set-hold' ? await setHold(key, value, form.once) : await endHold(key, value.hold)
  const notice =
    value.intent === 'set-hold'
      ? 'Nothing about this participant is removed until the hold ends.'
      : 'The hold has ended. What is due goes in the next nightly run.'
  return settle(form, result, { to: HERE, notice, words: holdWords })
}

export default function Retention() {
  const { people, overdue, rules, weeks, holds, heldCount, runs, ending } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (ending && !refused) return <ConfirmEnd hold={ending} />
  return (
    <Page title="Removal" refused={refused} ids={{ endsOn: 'endsOn-day' }} wide>
      <Overview people={people} overdue={overdue} heldCount={heldCount} />
      <RulesTable rules={rules} weeks={weeks} />
      {holds ? <Holds holds={holds} refused={refused} /> : null}
      <Runs runs={runs} />
    </Page>
  )
}
