/** Why no point can be written down now. */
export function whyNot({ begun, submitted }: { begun: boolean; submitted: boolean }): string {
  if (submitted) return 'These points were submitted to MOPAC. They stay as they are.'
  return begun
    ? 'This session does not take place, so there are no points to write down.'
    : 'Points can be written down once the session has begun.'
}
