import {
  findLastInvitation,
  getAccount,
  invitationStates,
  listRoles,
} from '#app/domain/accounts/people-queries.server.ts'
import { roleInWords } from '#app/domain/accounts/rules.ts'
import { invitationWords } from '#app/domain/accounts/status.ts'
import { getFactors } from '#app/domain/factors/queries.server.ts'
import { listOpenProposals } from '#app/domain/grants/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { listSignIns } from '#app/domain/sign-in/queries.server.ts'

/** All that an administrator may know about one account: how many sign-ins, never on which device. */
export async function shownAccount(ctx: Ctx<'people:manage'>, personId: string) {
  const account = await getAccount(ctx, personId)
  const [roles, factors, signIns, proposals] = await Promise.all([
    listRoles(ctx, account.id),
    getFactors(account.id),
    listSignIns(account.id, ctx.now),
    listOpenProposals(ctx, account.id),
  ])
  const shown = roles.map((role) => ({
    ...role,
    words: roleInWords(role),
    startsOn: role.startsOn && formatDate(role.startsOn),
    endsOn: role.endsOn && formatDate(role.endsOn),
    endedOn: role.endedAt && formatDate(todayInLondon(role.endedAt)),
    lastUsedOn: role.lastUsedOn && formatDate(role.lastUsedOn),
  }))
  return {
    isSelf: account.id === ctx.actor.id,
    account: {
      ...account,
      disabledAt: account.disabledAt && formatDateTime(account.disabledAt),
      signIns: signIns.length,
      factors: factorsInWords(factors),
      invitation: account.state === 'invited' ? await invitationInWords(ctx, account.id) : null,
      hasRole: shown.some(({ standing }) => standing !== 'ended'),
    },
    roles: shown.filter(({ standing }) => standing !== 'ended'),
    pastRoles: shown.filter(({ standing }) => standing === 'ended'),
    proposals: proposals.map((proposal) => ({
      id: proposal.id,
      words: roleInWords(proposal),
      proposer: proposal.proposer,
    })),
  }
}

async function invitationInWords(ctx: Ctx<'people:manage'>, personId: string): Promise<string> {
  const [states, last] = await Promise.all([invitationStates([personId], ctx.now), findLastInvitation(ctx, personId)])
  const state = states.get(personId) ?? 'none'
  if (!last) return invitationWords[state]
  const until = formatDateTime(last.expiresAt)
  return state === 'expired'
    ? `${invitationWords[state]} on ${until}`
    : `${invitationWords[state]}. It works until ${until}`
}

function factorsInWords({ app, passkeys, codes }: { app: boolean; passkeys: number; codes: number }): string[] {
  return [
    passkeys > 0 ? `${passkeys} ${passkeys === 1 ? 'passkey' : 'passkeys'}` : '',
    app ? 'Authenticator app' : '',
    codes > 0 ? `${codes} recovery ${codes === 1 ? 'code' : 'codes'} left` : '',
  ].filter(Boolean)
}
