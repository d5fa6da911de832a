import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { openKeys } from '#app/crypto/keys.server.ts'
import { roleInWords } from '#app/domain/accounts/rules.ts'
import { approveAsOperator } from '#app/domain/grants/proposal-commands.server.ts'
import { findProposal, namesOf, type Proposal } from '#app/domain/grants/queries.server.ts'
import { proposalRefusals } from '#app/domain/grants/status.ts'
import { formatDate, formatDateTime } from '#app/domain/shared/dates.ts'
import { closeDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.server.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** The proposal as the operator reads it, and how to approve just that. */
async function show(proposal: Proposal): Promise<void> {
  const names = await namesOf([proposal.proposedBy])
  say(`
Role         ${roleInWords(proposal)}
For          ${proposal.name}, ${proposal.organisation}, ${proposal.email}
First day    ${proposal.startsOn ? formatDate(proposal.startsOn) : 'the day it is approved'}, or the day it is approved if that is later
Last day     ${proposal.endsOn ? formatDate(proposal.endsOn) : 'none'}
Why          ${proposal.reason}
Proposed by  ${names.get(proposal.proposedBy) ?? 'somebody'}, ${formatDateTime(proposal.proposedAt)}
Waits until  ${formatDateTime(proposal.expiresAt)}

You are the second person. Speak to whoever proposed it, on a number you already have. To approve exactly this:

  npm run admin:approve -- ${proposal.id} ${proposal.digest}
`)
}

/** Shows the proposal, or approves it when the code fits. Returns whether that went well. */
async function run(id: string, code: string | undefined): Promise<boolean> {
  const proposal = await findProposal(id)
  if (!proposal) {
    say('There is no such proposal. The page People, Approvals shows its number.')
    return false
  }
  if (code === undefined) {
    await show(proposal)
    return true
  }
  const result = await approveAsOperator({ proposal: id, digest: code }, now())
  if (result.ok) say('Approved. The role is given, and the audit trail says that the operator approved it.')
  else if (result.reason === 'somebody-else-can')
    say('There is another administrator who can approve this on the page. Nothing was changed.')
  else say(proposalRefusals[result.reason].message)
  return result.ok
}

const [id = '', code] = process.argv.slice(2)
openKeys(config)
await openDatabase(config)
const went = await run(id, code).finally(closeDatabase)
process.exitCode = went ? 0 : 1
