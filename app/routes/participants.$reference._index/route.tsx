import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renameParticipant } from '#app/domain/participants/commands.server.ts'
import { participantInput } from '#app/domain/participants/input.ts'
import { movePlace } from '#app/domain/participants/place-commands.server.ts'
import {
  findNextSession,
  getParticipant,
  getStanding,
  listAttendance,
} from '#app/domain/participants/queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AgreementSection } from './agreement-section.tsx'
import { Attendance } from './attendance.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { ContactSection } from './contact-section.tsx'
import { DataRightsSection } from './data-rights-section.tsx'
import { DoNotMeetSection } from './do-not-meet-section.tsx'
import { LinkSection } from './link-section.tsx'
import { NameForm } from './name-form.tsx'
import { NeedsDoing } from './needs-doing.tsx'
import { NextSession } from './next-session.tsx'
import { PlaceActions } from './place-actions.tsx'
import { PlaceSection } from './place-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import { sectionsOf } from './sections.server.ts'
import { confirmAsked, needsOf, placeShown, shownAttendance, shownNext, whoIsIt } from './shown.ts'
import { StandingNotice } from './standing-notice.tsx'
import { doneWords, moveWords, renameWords } from './words.ts'

/** The reference alone: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.reference ?? 'Participant')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:view')
  const found = await getParticipant(ctx, params.reference ?? '')
  const { participant, forum } = found
  const standing = await getStanding(ctx, forum.id)
  const attendance = await listAttendance(ctx, participant.id)
  const place = placeShown(found, standing, ctx.now)
  return json({
    ...whoIsIt(participant, ctx),
    forum: { slug: forum.slug, name: forum.name },
    place,
    next: shownNext(await findNextSession(ctx, forum.id, participant.id)),
    attendance: attendance.map(shownAttendance),
    needs: needsOf(found, standing, attendance, ctx.now),
    ...(await sectionsOf(ctx, participant)),
    confirming: confirmAsked(request, place),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'participant:manage')
  const reference = params.reference ?? ''
  const form = await parseForm(participantInput, request)
  if (!form.ok) return invalid(form)
  const to = `/participants/${encodeURIComponent(reference)}`
  const { value, once } = form
  if (value.intent === 'rename') {
    const result = await renameParticipant(ctx, reference, value, once)
    return settle(form, result, { to, notice: 'Name changed.', words: renameWords })
  }
  return settle(form, await movePlace(ctx, reference, value, once), { to, notice: doneWords(value), words: moveWords })
}

export default function Participant() {
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { reference, alias, place, forum, attendance, confirming } = data
  const back = { href: `/forums/${forum.slug}/participants`, text: `Participants, ${forum.name}` }
  if (confirming && !refused) return <ConfirmStep {...{ alias, reference, state: place.state, action: confirming }} />
  return (
    <Page title={alias} caption={alias === reference ? forum.name : reference} back={back} refused={refused}>
      <StandingNotice restricted={data.restricted} erased={data.erased} />
      <NeedsDoing needs={data.needs} />
      <PlaceSection forum={forum.name} place={place} />
      <NextSession next={data.next} state={place.state} />
      <AgreementSection reference={reference} agreement={data.agreement} />
      <ContactSection reference={reference} contact={data.contact} adjustments={data.adjustments} />
      <DoNotMeetSection reference={reference} doNotMeet={data.doNotMeet} />
      <LinkSection reference={reference} link={data.link} />
      <DataRightsSection reference={reference} dataRights={data.dataRights} />
      <RetentionSection countdown={data.countdown} />
      <Attendance entries={attendance} />
      <PlaceActions reference={reference} place={place} />
      <NameForm {...{ alias, refused }} closed={data.namesHidden ? 'hidden' : data.erased ? 'erased' : null} />
    </Page>
  )
}
