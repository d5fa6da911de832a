import type { Person } from '#app/domain/accounts/queries.server.ts'
import type { Session } from '#app/domain/sessions/queries.server.ts'
import { canBeChanged, hasStarted } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import type { Standing } from '#app/domain/team/queries.server.ts'
import { asOthersSee, standsInWords } from '#app/domain/team/rules.ts'
import { PARTS } from '#app/domain/team/status.ts'
import { inOrder } from '#app/domain/team/team-queries.server.ts'
import { mayDo } from '#app/http/guards.server.ts'

/**
 * The team as this person may see it: guests by name for facilitators and support workers only. That the team has to be
 * looked at again is for the facilitator alone: it may be a wish about whoever reads this page.
 */
export function teamShown(ctx: Ctx<'session:view'>, person: Person, session: Session, standing: Standing) {
  const team = inOrder(standing)
  const keepsTeam = mayDo(person, 'session:team', session.forumId)
  const knowsGuests = keepsTeam || mayDo(person, 'cover:answer', session.forumId)
  const asked = session.state === 'planned' && !hasStarted(session, ctx.now)
  return {
    members: team.members.map(({ id, name, part, guest }) => ({
      key: id,
      text: guest && !knowsGuests ? PARTS[part].label : `${name}, ${PARTS[part].label}`,
    })),
    stands: asked ? standsInWords(keepsTeam ? team : asOthersSee(team)) : null,
    mayConfirm: keepsTeam,
    mayLeave:
      canBeChanged(session.state) &&
      !hasStarted(session, ctx.now) &&
      mayDo(person, 'cover:answer', session.forumId) &&
      team.members.some(({ id, part }) => id === person.id && part === 'victim_support'),
  }
}
