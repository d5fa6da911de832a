import { Button, InsetText, SummaryList } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownProposal } from './shown.server.ts'

/** One proposal, whole: what is approved is exactly what stands here. */
export function ProposalCard({ proposal }: { proposal: ShownProposal }) {
  const { name, email, organisation, role, startsOn, startsToday, endsOn, reason, proposer } = proposal
  return (
    <section className="app-card" aria-label={`${role} for ${name}`}>
      <h2 className="govuk-heading-m app-break">
        {role} for {name}
      </h2>
      <SummaryList
        rows={[
          { key: 'Person', value: name },
          { key: 'Email address', value: <span className="app-break">{email}</span> },
          { key: 'Organisation', value: organisation },
          { key: 'Role', value: role },
          { key: 'First day', value: startsToday ? 'The day it is approved' : startsOn },
          { key: 'Last day', value: endsOn ?? 'None' },
          { key: 'Why', value: reason },
          { key: 'Proposed by', value: `${proposer}, ${proposal.proposedAt}` },
          { key: 'Answer by', value: proposal.expiresAt },
        ]}
      />
      <Answer proposal={proposal} />
    </section>
  )
}

function Answer({ proposal }: { proposal: ShownProposal }) {
  const { isOwn, mayApprove, nobodyCan } = proposal
  return (
    <>
      {nobodyCan ? <AskTheOperator id={proposal.id} /> : null}
      {isOwn && !nobodyCan ? (
        <p className="govuk-body">
          You proposed this, so another administrator has to approve it. They were told by email.
        </p>
      ) : null}
      {!isOwn && !mayApprove ? (
        <p className="govuk-body">This is about you, so somebody else has to approve it.</p>
      ) : null}
      <div className="app-actions">
        {mayApprove ? <Approve proposal={proposal} /> : null}
        {isOwn ? (
          <Small intent="withdraw" proposal={proposal} button="Withdraw" />
        ) : (
          <Small intent="refuse" proposal={proposal} button="Refuse" />
        )}
      </div>
    </>
  )
}

function Approve({ proposal: { id, digest, role, name } }: { proposal: ShownProposal }) {
  return (
    <ServiceForm intent="approve" classes="app-inline-form">
      <input type="hidden" name="proposal" value={id} />
      <input type="hidden" name="digest" value={digest} />
      <Button preventDoubleClick>
        Approve
        <span className="govuk-visually-hidden">
          {' '}
          {role} for {name}
        </span>
      </Button>
    </ServiceForm>
  )
}

function Small(props: { intent: string; proposal: ShownProposal; button: string }) {
  const { intent, proposal, button } = props
  return (
    <ServiceForm intent={intent} classes="app-inline-form">
      <input type="hidden" name="proposal" value={proposal.id} />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        {button}
        <span className="govuk-visually-hidden">
          {' '}
          {proposal.role} for {proposal.name}
        </span>
      </Button>
    </ServiceForm>
  )
}

/** While no administrator is there who could approve, the operator of the service is the second person. */
function AskTheOperator({ id }: { id: string }) {
  return (
    <InsetText>
      <p className="govuk-body">
        There is no other administrator who could approve this. Ask the person who runs the service: then they are the
        second person. They run this command on its machine. It shows them the proposal and says how to approve it:
      </p>
      <p className="govuk-body">
        <code className="app-break">npm run admin:approve -- {id}</code>
      </p>
    </InsetText>
  )
}
