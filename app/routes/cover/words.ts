/** The answer to a yes that is not needed: whatever the reason, it is the same. */
export const LATE = 'You are not needed for this session any more. Thank you for being ready to help.'

export const answerNotices = {
  yes: 'Thank you. You are in the team of this session.',
  no: 'Thank you for telling us. Somebody else is asked.',
  late: LATE,
}

export const answerWords = {
  late: { field: '', message: LATE },
  over: { field: '', message: 'This session has begun or does not take place. Thank you for being ready to help.' },
}

export const leaveWords = {
  over: { field: '', message: 'This session has begun or does not take place. Its team can no longer be changed.' },
  'not-in-it': { field: '', message: 'You are not in the team of this session. Nothing was changed.' },
}
