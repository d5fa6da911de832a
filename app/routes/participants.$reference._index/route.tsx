import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { summariseAgreement } from '#app/domain/agreements/queries.server.ts'
import { summariseLink } from '#app/domain/links/queries.server.ts'
import { movePlace } from '#app/domain/participants/commands.server.ts'
import { movePlaceInput } from '#app/domain/participants/input.ts'
import { getParticipant, listAttendance } from '#app/domain/participants/queries.server.ts'
import { placeStateWords, transition } from '#app/domain/participants/status.ts'
import { formatDate, formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AgreementSection } from './agreement-section.tsx'
import { Attendance } from './attendance.tsx'
import { LinkSection } from './link-section.tsx'
import { ConfirmStep, PlaceActions } from './place-actions.tsx'

/** The reference alone: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.reference ?? 'Participant')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:view')
  const { participant, place, forum } = await getParticipant(ctx, params.reference ?? '')
  const attendance = await listAttendance(ctx, participant.id)
  const { purposes, neverAsked, leftUs } = await summariseAgreement(ctx, participant.id)
  const link = await summariseLink(ctx, participant.id)
  const asked = new URL(request.url).searchParams.get('confirm') === 'leave'
  const { reference, alias } = participant
  return json({
    reference,
    alias,
    place: { state: place.state, seat: place.seat, since: inWords(place.startsOn), until: inWords(place.endsOn) },
    forum: { slug: forum.slug, name: forum.name, places: forum.places },
    attendance: attendance.map(({ date, ...entry }) => ({ ...entry, day: formatDate(date) })),
    agreement: {
      purposes: purposes.map(({ purpose, standing, agreed }) => ({ purpose, standing, agreed })),
      neverAsked,
      leftUs,
    },
    link: link && { state: link.state, until: formatDateTime(link.expiresAt) },
    confirming: asked && transition(place.state, 'leave') !== null,
  })
}

const inWords = (date: string | null) => date && formatDate(date)

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const reference = params.reference ?? ''
  const form = await parseForm(movePlaceInput, request)
  if (!form.ok) return invalid(form)
  const { from, intent } = form.value
  return settle(form, await movePlace(ctx, reference, form.value), {
    to: `/participants/${encodeURIComponent(reference)}`,
    notice: transition(from, intent)?.words.done ?? 'That was already so. Nothing was changed.',
    words: {
      'not-possible': { field: '', message: 'This cannot be done from the state they are in. Nothing was saved' },
      'changed-meanwhile': {
        field: '',
        message: 'Somebody else changed this meanwhile. Nothing was saved. Check it below and send again',
      },
    },
  })
}

export default function Participant() {
  const { reference, alias, place, forum, attendance, agreement, link, confirming } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const back = { href: `/forums/${forum.slug}/participants`, text: `Participants, ${forum.name}` }
  if (confirming && !refused) return <ConfirmStep alias={alias} reference={reference} state={place.state} />
  const state = placeStateWords[place.state]
  return (
    <Page title={alias} caption={reference} back={back} refused={refused}>
      <SummaryList
        rows={[
          { key: 'Forum', value: forum.name },
          { key: 'State', value: <Tag classes={state.tag}>{state.label}</Tag> },
          place.seat !== null && { key: 'Place', value: `${place.seat} of ${forum.places}` },
          place.since && { key: 'Since', value: place.since },
          place.until && { key: 'Left', value: place.until },
        ]}
      />
      <p className="govuk-body">{state.means} Only this forum’s facilitator sees this page.</p>
      <PlaceActions reference={reference} state={place.state} />
      <AgreementSection reference={reference} agreement={agreement} />
      <LinkSection reference={reference} link={link} />
      <Attendance entries={attendance} />
    </Page>
  )
}
