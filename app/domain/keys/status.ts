import type { rotationStates } from '#db/schema/data-rights.ts'

export type RotationState = (typeof rotationStates)[number]

export const rotationStateWords: Record<RotationState, { label: string; tag: string }> = {
  proposed: { label: 'Waits for approval', tag: 'govuk-tag--blue' },
  running: { label: 'Running', tag: 'govuk-tag--yellow' },
  done: { label: 'Finished', tag: 'govuk-tag--green' },
  cancelled: { label: 'Cancelled', tag: 'govuk-tag--grey' },
}

/** What lies sealed under the key of the service: the keys of participants, and secrets of staff. */
export const sealedKinds = ['participants', 'apps', 'imports'] as const
export type SealedKind = (typeof sealedKinds)[number]

export const sealedKindWords: Record<SealedKind, { title: string; one: string; many: string }> = {
  participants: { title: 'Keys of participants', one: 'key of a participant', many: 'keys of participants' },
  apps: { title: 'Authenticator apps', one: 'authenticator app', many: 'authenticator apps' },
  imports: { title: 'Files being brought in', one: 'file being brought in', many: 'files being brought in' },
}

/** Why a change of keys did not go as asked. */
export const rotationRefusals = {
  'nothing-to-do': {
    field: '',
    message: 'Everything is sealed with the newest key already. Add a key on the machine first: npm run keys -- --add',
  },
  'one-already': { field: '', message: 'A change of keys has been proposed or is running already. It is below.' },
  'own-proposal': { field: '', message: 'You proposed it, so another administrator has to approve it.' },
  'changed-meanwhile': {
    field: '',
    message: 'The proposal is not what you were shown. Nothing was changed. Look at it again below.',
  },
  over: { field: '', message: 'This has been answered already. Nothing was changed.' },
  'not-administrator': { field: '', message: 'You are not an administrator any more. Nothing was changed.' },
  'proposer-gone': {
    field: '',
    message: 'Whoever proposed it is not an administrator any more. Cancel it, and propose it again.',
  },
  'not-newest': {
    field: '',
    message: 'The newest key is another one by now. Cancel it, and propose it again.',
  },
} as const
