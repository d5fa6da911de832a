/** What the data map is narrowed to; an empty text narrows nothing. */
export type MapFilter = { purpose: string; class: string; table: string }

/** What the address asks for. What is not known narrows nothing, so that an old link still shows the map. */
export function mapFilterFrom(search: URLSearchParams, known: Record<keyof MapFilter, readonly string[]>): MapFilter {
  const asked = (name: keyof MapFilter) => {
    const value = search.get(name) ?? ''
    return known[name].includes(value) ? value : ''
  }
  return { purpose: asked('purpose'), class: asked('class'), table: asked('table') }
}

/** The number of the page that the address asks for; the first for anything else. */
export function pageFrom(search: URLSearchParams): number {
  const text = search.get('page') ?? ''
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}
