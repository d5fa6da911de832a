import type { reviewVerdicts } from '#db/schema/grants.ts'

export type ReviewVerdict = (typeof reviewVerdicts)[number]
export type GrantStanding = 'live' | 'future' | 'ended'

export const grantStandingWords: Record<GrantStanding, { label: string; tag: string }> = {
  live: { label: 'Now', tag: 'govuk-tag--green' },
  future: { label: 'To come', tag: 'govuk-tag--blue' },
  ended: { label: 'Ended', tag: 'govuk-tag--grey' },
}

export const verdictWords: Record<ReviewVerdict, { label: string; tag: string }> = {
  keep: { label: 'Kept', tag: 'govuk-tag--green' },
  end: { label: 'Ended', tag: 'govuk-tag--red' },
}

/** How the review of this quarter stands. */
export type ReviewStanding = 'nothing-to-review' | 'due' | 'overdue' | 'closed'

export const reviewStandingWords: Record<ReviewStanding, { label: string; tag: string }> = {
  'nothing-to-review': { label: 'Nothing to review yet', tag: 'govuk-tag--grey' },
  due: { label: 'Due', tag: 'govuk-tag--blue' },
  overdue: { label: 'Overdue', tag: 'govuk-tag--red' },
  closed: { label: 'Finished', tag: 'govuk-tag--green' },
}

const TWO_ADMINISTRATORS = 'This role needs two administrators. Go back to the page and send the form again.'

/** Why a role could not be given or proposed, beside the field it is about. */
export const giveRefusals = {
  'own-account': { field: '', message: 'You cannot give yourself a role. Ask another administrator.' },
  'has-left': { field: '', message: 'Their account is disabled. Have them start again first.' },
  'needs-two': { field: 'role', message: TWO_ADMINISTRATORS },
  'needs-one': { field: 'role', message: TWO_ADMINISTRATORS },
  'not-per-forum': { field: 'forum', message: 'Choose all forums: this is not a role for one forum' },
  'no-such-forum': { field: 'forum', message: 'Choose a forum from the list, or all forums' },
  'has-it-already': { field: 'role', message: 'They have this role already for some of these days' },
  'proposed-already': { field: 'role', message: 'This role has been proposed for them already and waits for approval' },
  'starts-in-the-past': { field: 'startsOn', message: 'First day must be today or later' },
  'starts-too-late': { field: 'startsOn', message: 'First day must be within the next 12 months' },
} as const

/** Why a role could not be ended. */
export const endRefusals = {
  'ended-already': { field: '', message: 'This role has ended already. Nothing was changed.' },
  'last-administrator': {
    field: '',
    message:
      'This is the last administrator without a last day. Somebody else must be an administrator first. Nothing was changed.',
  },
} as const

/** Why a proposal was not decided as asked. */
export const proposalRefusals = {
  over: { field: '', message: 'This has been answered already, or it is too old. Nothing was changed.' },
  'changed-meanwhile': {
    field: '',
    message: 'The proposal is not what you were shown. Nothing was given. Look at it again below.',
  },
  'own-proposal': { field: '', message: 'You proposed it, so another administrator has to answer it.' },
  'own-account': { field: '', message: 'It is about you, so somebody else has to approve it.' },
  'not-own': { field: '', message: 'Only the person who proposed it can withdraw it. You can refuse it.' },
  'not-administrator': { field: '', message: 'You are not an administrator any more. Nothing was given.' },
  'proposer-gone': {
    field: '',
    message:
      'Whoever proposed it is not an administrator any more. Nothing was given: refuse it, and propose it again.',
  },
  'has-left': { field: '', message: 'Their account is disabled. Nothing was given.' },
  'last-day-over': {
    field: '',
    message: 'Its last day has passed. Nothing was given: refuse it, and propose it again.',
  },
  'has-it-already': { field: '', message: 'They have this role already. Nothing was given.' },
} as const

/** Why the review did not go on as asked. */
export const reviewRefusals = {
  ...endRefusals,
  'started-already': { field: '', message: 'The review of this quarter has been started already. It is below.' },
  'nothing-to-review': { field: '', message: 'No role is old enough to be reviewed.' },
  'not-started': { field: '', message: 'Start the review first. Nothing was changed.' },
  closed: { field: '', message: 'The review of this quarter is finished. Nothing was changed.' },
  'own-role': { field: '', message: 'This is your own role, so another administrator has to look at it.' },
  'not-all-decided': { field: '', message: 'There are roles left without an answer. Decide on them first.' },
} as const
