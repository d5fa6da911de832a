import type { getSession } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged, hasStarted } from '#app/domain/sessions/rules.ts'
import { stateTag } from '#app/domain/sessions/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime } from '#app/domain/shared/dates.ts'
import { expectedInWords, memberKey, standsInWords } from '#app/domain/team/rules.ts'
import { GUEST_PARTS, PART_CODES, PARTS, partsFor } from '#app/domain/team/status.ts'
import {
  type Colleague,
  type Guest,
  getTeam,
  listColleagues,
  listGuests,
} from '#app/domain/team/team-queries.server.ts'
import { reminderLetter } from '#app/http/letters.server.ts'

type Session = Awaited<ReturnType<typeof getSession>>

/** All that the team page shows of a session. */
export async function teamPage(ctx: Ctx<'session:team'>, session: Session) {
  const [team, colleagues, guests] = [
    await getTeam(ctx, session.id),
    await listColleagues(ctx, session.id),
    await listGuests(ctx),
  ]
  const { members } = team
  const started = hasStarted(session, ctx.now)
  return {
    session: { id: session.id, forum: session.forumName, when: formatDateTime(session.startsAt) },
    state: { code: session.state, ...stateTag(session.state, started) },
    open: canBeChanged(session.state),
    toCome: canBeChanged(session.state) && !started,
    stands: standsInWords(team),
    expected: expectedInWords(team.expected),
    saved: members.map(memberKey),
    plainClothes: members.filter(({ nonUniform }) => nonUniform).map(({ id }) => id),
    gone: members.filter(({ mayBeThere }) => !mayBeThere).map(({ name }) => name),
    names: members.map(({ name }) => name),
    reminded: members.filter(({ id }) => colleagues.some((colleague) => colleague.id === id)).length,
    groups: groupsOf(colleagues, guests),
    supporters: colleagues.filter(({ roles }) => roles.includes('support')).map(trainingLine),
    guests: guests.map((guest) => ({ ...guest, from: PARTS[guest.organisation].label })),
    letter: reminderLetter(session),
  }
}

/** Whoever can be chosen for each part: those with an account whose roles allow it, and guests from there. */
function groupsOf(colleagues: readonly Colleague[], guests: readonly Guest[]) {
  return PART_CODES.map((part) => ({
    part,
    label: PARTS[part].group,
    takesGuests: (GUEST_PARTS as readonly string[]).includes(part),
    people: [
      ...colleagues
        .filter(({ roles }) => partsFor(roles).includes(part))
        .map((one) => ({ id: one.id, name: one.name, hint: hintOf(one, part) })),
      ...guests
        .filter(({ organisation }) => organisation === part)
        .map(({ id, name }) => ({ id, name, hint: 'Without an account' })),
    ],
  }))
}

function hintOf({ organisation, trainedOn }: Colleague, part: string): string {
  if (part !== 'victim_support') return organisation
  return `${organisation}. ${trainedOn ? 'Trained' : 'No training noted yet'}`
}

const trainingLine = ({ id, name, trainedOn }: Colleague) => ({
  id,
  name,
  trainedOn,
  trained: trainedOn && formatDate(trainedOn),
})

/** What the page is asked to do before the form: note a training, or take a guest off the list. */
export function stepAsked(request: Request, page: Awaited<ReturnType<typeof teamPage>>) {
  const { searchParams } = new URL(request.url)
  const training = page.supporters.find(({ id }) => id === searchParams.get('training')) ?? null
  const retiring = page.guests.find(({ id }) => id === searchParams.get('retire')) ?? null
  return { training, retiring }
}
