import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { hasStarted, wasCalledOffLate } from '#app/domain/sessions/rules.ts'
import { takesItsDay } from '#app/domain/sessions/status.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { giveVoucher, recordDeclined, takeBack } from '#app/domain/vouchers/commands.server.ts'
import { thanksInput } from '#app/domain/vouchers/input.ts'
import { listThanks, listValuesInStock } from '#app/domain/vouchers/queries.server.ts'
import { isEverybodyThanked } from '#app/domain/vouchers/rules.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Button, InsetText, Panel } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ConfirmTakeBack } from './confirm-take-back.tsx'
import { ThanksList } from './thanks-list.tsx'
import { noticeOf, wordsFor } from './words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data?.confirming ? 'Take back what was given?' : 'Thank people with a voucher')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'voucher:issue')
  const session = await getSession(ctx, params.session ?? '')
  const thanks = await listThanks(ctx, session)
  const confirming = new URL(request.url).searchParams.get('take-back')
  return json({
    session: { id: session.id, words: `${session.forumName}, ${formatDateTime(session.startsAt)}` },
    values: await listValuesInStock(ctx, session.forumId),
    thanks,
    late: wasCalledOffLate(session),
    toCome: !hasStarted(session, ctx.now),
    takesPlace: takesItsDay(session.state),
    confirming: thanks.find(({ issue }) => issue?.id === confirming) ?? null,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'voucher:issue')
  const session = await getSession(ctx, params.session ?? '')
  const form = await parseForm(thanksInput, request)
  if (!form.ok) return invalid(form)
  const input = form.value
  const to = `/sessions/${session.id}/vouchers`
  const notice = noticeOf[input.intent]
  if (input.intent === 'take-back') {
    return settle(form, await takeBack(ctx, session.id, input.issue), { to, notice, words: {} })
  }
  const result =
    input.intent === 'give'
      ? await giveVoucher(ctx, session.id, input, form.once)
      : await recordDeclined(ctx, session.id, input, form.once)
  return settle(form, result, { to, notice, words: wordsFor(input, await listThanks(ctx, session)) })
}

export default function SessionVouchers() {
  const { session, values, thanks, late, toCome, takesPlace, confirming } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const back = { href: `/sessions/${session.id}`, text: 'Session' }
  if (confirming) return <ConfirmTakeBack thanks={confirming} session={session} refused={refused} />
  return (
    <Page title="Thank people with a voucher" caption={session.words} back={back} refused={refused}>
      {late ? (
        <InsetText>
          We called this session off less than two days before it. Those who had said yes still get their voucher.
        </InsetText>
      ) : null}
      {isEverybodyThanked(thanks) ? (
        <>
          <Panel title="Everyone has been thanked" headingLevel={2} classes="app-thanked" />
          <div className="govuk-button-group">
            {late ? null : <Button href={`/sessions/${session.id}/points`}>Next: write down what was said</Button>}
            <a className="govuk-link" href={`/sessions/${session.id}`}>
              Back to the session
            </a>
          </div>
        </>
      ) : null}
      {thanks.length === 0 && late ? <p className="govuk-body">Nobody had said yes.</p> : null}
      {thanks.length === 0 && !late ? <NobodyYet id={session.id} {...{ toCome, takesPlace }} /> : null}
      {thanks.length > 0 ? <ThanksList {...{ thanks, values, refused }} /> : null}
    </Page>
  )
}

function NobodyYet({ id, toCome, takesPlace }: { id: string; toCome: boolean; takesPlace: boolean }) {
  if (!takesPlace) return <p className="govuk-body">This session does not take place, so there is nobody to thank.</p>
  if (toCome)
    return (
      <p className="govuk-body">The session has not begun. You give the vouchers once the register says who came.</p>
    )
  return (
    <p className="govuk-body">
      Nobody is marked as having come to this session.{' '}
      <a className="govuk-link" href={`/sessions/${id}/register`}>
        Fill in the register
      </a>{' '}
      first.
    </p>
  )
}
