import type { FieldError } from '#app/domain/shared/result.ts'

const page = (message: string): FieldError => ({ field: '', message })

export const words = {
  nothing: page('There is nothing to save yet. Fill in what is on the paper'),
  'changed-meanwhile': page('Somebody else changed this register at the same time'),
  'too-early': page('The session has not started, so nobody can have come yet'),
  'not-taking-place': page('This session does not take place, so there is nothing to type in'),
  'written-up': page(
    'The session is written up and its points are with MOPAC. Take out the notes and the answers, and save the register alone',
  ),
} as const
