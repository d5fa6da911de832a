import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { getForum } from '#app/domain/forums/queries.server.ts'
import { countByWeek } from '#app/domain/sessions/around-queries.server.ts'
import { nextInRhythm } from '#app/domain/sessions/cadence.ts'
import { rhythmInput } from '#app/domain/sessions/input.ts'
import { setRhythm } from '#app/domain/sessions/planning-commands.server.ts'
import { rhythmInWords, rhythmOf } from '#app/domain/sessions/rhythm.ts'
import { addDays, formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { RhythmForm } from './rhythm-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`When it meets: ${data?.forum.name ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const forum = await getForum(ctx, params.forum ?? '')
  const rhythm = rhythmOf(forum)
  const next = rhythm && nextInRhythm(rhythm, addDays(todayInLondon(ctx.now), 1))
  return json({
    forum,
    words: rhythmInWords(forum),
    next: next && [0, 1, 2].map((round) => formatDate(addDays(next, round * forum.cadenceDays))),
    others: await countByWeek(forum.id),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:plan')
  const forum = await getForum(ctx, params.forum ?? '')
  const form = await parseForm(rhythmInput, request)
  if (!form.ok) return invalid(form)
  return settle(form, await setRhythm(ctx, forum.slug, form.value), {
    to: `/forums/${forum.slug}/sessions`,
    notice: 'Saved. Sessions that are laid out already stay where they are.',
    words: {
      'changed-meanwhile': {
        field: '',
        message: 'Somebody else changed this forum meanwhile. Nothing was saved. Check it and send again.',
      },
    },
  })
}

export default function ForumRhythm() {
  const { forum, words, next, others } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page
      title="When it meets"
      caption={forum.name}
      back={{ href: `/forums/${forum.slug}/sessions`, text: 'Sessions' }}
      refused={refused}
    >
      <p className="govuk-body">
        Say on which day and at what time this forum usually meets. It fills in the first date when you lay out
        sessions, and decides which days are shown as clashes. It moves no session.
      </p>
      {words && next ? (
        <InsetText>
          Now: {words}. The next would be {next.slice(0, -1).join(', ')} and {next.at(-1)}.
        </InsetText>
      ) : null}
      <RhythmForm forum={forum} others={others} refused={refused} />
    </Page>
  )
}
