/**
 * What a page is made of, whatever it says and however long its lists are: each kind of element with the kind that it
 * stands in, the steps from one heading to the next, and how often an id is missing or there twice. A page that is made
 * of nothing new has no new accessibility finding. Runs in the browser.
 */
export function madeOf(): string[] {
  const telling =
    /^(class|role|type|scope|lang|autocomplete|tabindex|style)$|^aria-(?!describedby|labelledby|controls|label$)/
  const pointing = ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls']
  /** Without numbers, such as the minutes that somebody is still signed in for. */
  const plain = (value: string) => value.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ')
  const all = [...document.querySelectorAll('*')]
  const kinds = new Map<Element | null, string>()
  for (const element of all) {
    const named = [...element.attributes].map(({ name, value }) =>
      telling.test(name) ? `${name}=${name === 'class' ? plain(value) : value}` : name,
    )
    const empty = element.textContent?.trim() ? '' : ' empty'
    kinds.set(element, `${element.localName} ${named.sort().join(' ')}${empty}`)
  }
  const nested = all.map((element) => `${kinds.get(element)} in ${kinds.get(element.parentElement)}`)
  const headings = all.filter(({ localName }) => /^h[1-6]$/.test(localName)).map(({ localName }) => localName)
  const steps = headings.map((name, at) => `${headings[at - 1] ?? 'the top'} to ${name}`)
  const lost = all.flatMap((element) =>
    pointing
      .flatMap((name) => (element.getAttribute(name) ?? '').split(' '))
      .filter((id) => id !== '' && !document.getElementById(id)),
  )
  const ids = all.map(({ id }) => id).filter((id) => id !== '')
  const counts = `${lost.length} ids missing, ${ids.length - new Set(ids).size} there twice`
  return [...new Set([...nested, ...steps, counts])]
}
