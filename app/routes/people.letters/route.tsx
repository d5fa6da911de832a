import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sendAgain } from '#app/domain/mail/undelivered-commands.server.ts'
import { sendAgainInput } from '#app/domain/mail/undelivered-input.ts'
import { listDeadLetters } from '#app/domain/mail/undelivered-queries.server.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { LetterLine } from './letter-line.tsx'

export const meta: MetaFunction = () => pageTitle('Letters that were not delivered')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const letters = await listDeadLetters(ctx)
  return json({ letters: letters.map(({ notAfter, ...one }) => ({ ...one, until: formatDateTime(notAfter) })) })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'people:manage')
  const form = await parseForm(sendAgainInput, request)
  if (!form.ok) return invalid(form)
  return settle(form, await sendAgain(ctx, form.value.letter), {
    to: '/people/letters',
    notice: 'It will be sent again within a minute.',
    words: {
      'not-any-more': { field: '', message: 'It was sent again meanwhile, or it is too old. Nothing was changed' },
    },
  })
}

export default function Letters() {
  const { letters } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Letters that were not delivered" back={{ href: '/people', text: 'People' }} refused={refused}>
      {letters.length > 0 ? (
        <p className="govuk-body">
          These emails to people with an account did not arrive. Ask the person whether the address is right and whether
          their mailbox works, on a number that you know. Where the address is wrong, disable the account and invite
          them again with the right one. A letter leaves this list a week after its time is over.
        </p>
      ) : (
        <p className="govuk-body">
          Every email to people with an account was delivered. One that is not stands here, with what to do about it.
        </p>
      )}
      {letters.map((letter) => (
        <LetterLine key={letter.id} letter={letter} />
      ))}
    </Page>
  )
}
