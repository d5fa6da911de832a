import { twoPersonRoles } from '#app/domain/access/permissions.ts'
import type { rolesInput } from '#app/domain/accounts/people-input.ts'
import { endGrant, giveGrant } from '#app/domain/grants/commands.server.ts'
import { proposeGrant } from '#app/domain/grants/proposal-commands.server.ts'
import { endRefusals, giveRefusals } from '#app/domain/grants/status.ts'
import type { Confirmed } from '#app/domain/shared/context.ts'
import { type Accepted, settle } from '#app/http/form.server.ts'

type Input = (typeof rolesInput)['_output']

/** Gives, proposes or ends a role, and says what came of it. */
export async function answerTo(form: Accepted<Input>, ctx: Confirmed<'grant:give'>, personId: string) {
  const to = `/people/${personId}`
  const input = form.value
  if (input.intent === 'end') {
    const ended = await endGrant(ctx, personId, input.grant)
    return settle(form, ended, { to, notice: 'Role ended. They are signed out everywhere.', words: endRefusals })
  }
  const { intent: _intent, ...terms } = input
  if (twoPersonRoles.includes(terms.role)) {
    const proposed = await proposeGrant(ctx, personId, terms, form.once)
    const notice = 'Role proposed. It waits for a second administrator.'
    return settle(form, proposed, { to, notice, words: giveRefusals })
  }
  const given = await giveGrant(ctx, personId, terms, form.once)
  return settle(form, given, { to, notice: 'Role given. They are signed out everywhere.', words: giveRefusals })
}
