type Matches = readonly { handle?: unknown }[]

/** Whether a page is to be hydrated: only when one of its routes says `handle = { hydrate: true }`. */
export const asksForHydration = (matches: Matches): boolean => saying(matches, 'hydrate')

/** Whether what is entered on a page is kept on the device until it is saved: a route says `handle = { keepsDay: true }`. */
export const keepsDay = (matches: Matches): boolean => saying(matches, 'keepsDay')

/** Whether a page says what waits on the device: a route says `handle = { tellsWaiting: true }`. */
export const tellsWaiting = (matches: Matches): boolean => saying(matches, 'tellsWaiting')

/** Whether a page goes from hand to hand and has nothing around it: a route says `handle = { bare: true }`. */
export const isBare = (matches: Matches): boolean => saying(matches, 'bare')

function saying(matches: Matches, what: string): boolean {
  return matches.some(
    ({ handle }) =>
      typeof handle === 'object' && handle !== null && what in handle && Reflect.get(handle, what) === true,
  )
}
