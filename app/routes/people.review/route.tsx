import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reviewInput } from '#app/domain/grants/input.ts'
import { invalid, parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { answerTo } from './answers.server.ts'
import { Decided } from './decided.tsx'
import { EarlierReviews } from './earlier-reviews.tsx'
import { LineForm } from './line-form.tsx'
import { shownReview } from './shown.server.ts'
import { Closing, Standing } from './standing.tsx'

export const meta: MetaFunction = () => pageTitle('Quarterly access review')

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await shownReview(await requirePermission(request, 'access:review')))
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'access:review')
  const form = await parseForm(reviewInput, request)
  if (!form.ok) return invalid(form)
  return answerTo(form, ctx, request)
}

export default function Review() {
  const { review, undecided, left, decided, alone, earlier } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const chosen = refused ? [refused.typed.grant ?? ''].flat().join('') : ''
  return (
    <Page
      title="Quarterly access review"
      caption={review.quarter}
      back={{ href: '/people', text: 'People' }}
      refused={refused}
      ids={{ verdict: `verdict-${chosen}` }}
    >
      <p className="govuk-body">
        Once a quarter, administrators look at every role that somebody has. Is it still needed? What is not needed
        ends.
      </p>
      <Standing review={review} />
      {review.isOpen && alone ? (
        <InsetText>
          You are the only administrator. Nobody else can look at your own roles, so you may keep them yourself. The
          audit trail says that you did.
        </InsetText>
      ) : null}
      {left > 0 ? (
        <h2 className="govuk-heading-m" id="undecided">
          {left === undecided.length
            ? `${left} still to decide`
            : `${left} still to decide: here are the first ${undecided.length}`}
        </h2>
      ) : null}
      {undecided.map((line) => (
        <LineForm key={line.id} line={line} refused={chosen === line.id ? refused : undefined} />
      ))}
      {review.isOpen && left === 0 ? <Closing /> : null}
      <Decided lines={decided} isOpen={review.isOpen} />
      <EarlierReviews reviews={earlier} />
    </Page>
  )
}
