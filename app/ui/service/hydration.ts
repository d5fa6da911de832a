/** Whether a page is to be hydrated: only when one of its routes says `handle = { hydrate: true }`. */
export function asksForHydration(matches: readonly { handle?: unknown }[]): boolean {
  return matches.some(
    ({ handle }) => typeof handle === 'object' && handle !== null && 'hydrate' in handle && handle.hydrate === true,
  )
}
