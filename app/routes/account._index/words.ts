export const endWords = {
  ended: { field: 'sign_in', message: 'That sign-in had ended already. Nothing was changed' },
} as const

/** What the page says after so many sign-ins were ended. */
export const endedNotice = (ended: number) => (ended === 1 ? 'Sign-in ended.' : `${ended} sign-ins ended.`)
