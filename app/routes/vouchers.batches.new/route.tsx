import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { receiveBatch } from '#app/domain/vouchers/commands.server.ts'
import { receiveBatchInput } from '#app/domain/vouchers/input.ts'
import { listForumsToSupply } from '#app/domain/vouchers/queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { BatchFields } from './batch-fields.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Record a batch of vouchers')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'voucher:receive')
  return json({ forums: await listForumsToSupply(ctx), today: todayInLondon(ctx.now) })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'voucher:receive')
  const form = await parseForm(receiveBatchInput(todayInLondon(ctx.now)), request)
  if (!form.ok) return invalid(form)
  const result = await receiveBatch(ctx, form.value, form.once)
  return settle(form, result, {
    to: result.ok ? `/vouchers/batches/${result.value.id}` : '/vouchers',
    notice: 'Batch recorded. Its vouchers are in stock.',
    words: {},
  })
}

export default function RecordBatch() {
  const { forums, today } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="Record a batch of vouchers"
      back={{ href: '/vouchers', text: 'Vouchers' }}
      refused={refused}
      ids={{ receivedOn: 'receivedOn-day' }}
    >
      {forums.length === 0 ? (
        <p className="govuk-body">No forum has been given to you yet. Ask an administrator.</p>
      ) : (
        <ServiceForm
          submit="Record batch"
          whoSees="Facilitators of this forum and MOPAC’s contract manager see what you type here."
        >
          <BatchFields forums={forums} today={today} refused={refused} />
        </ServiceForm>
      )}
    </Page>
  )
}
