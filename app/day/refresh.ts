/** A page that has come from the service: its parts, its token and whose it is; null when nobody is signed in. */
export type FreshPage = { region: HTMLElement; token: string; owner: string }

/** Asks for the page anew. Throws when there is no answer; null when the answer is another page, such as the one to sign in. */
export async function freshPage(address: string): Promise<FreshPage | null> {
  const answer = await fetch(address, { headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(20_000) })
  if (answer.status >= 500) throw new Error('no page')
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const region = page.querySelector<HTMLElement>('[data-day-region]')
  const owner = page.querySelector<HTMLElement>('[data-day-keep]')?.dataset.dayOwner
  const token = page.querySelector<HTMLInputElement>('input[name=form-token]')?.value
  return region && owner && token ? { region, owner, token } : null
}

type Control = HTMLInputElement | HTMLTextAreaElement
const typedInto = (one: Control) =>
  one instanceof HTMLInputElement && (one.type === 'radio' || one.type === 'checkbox')
    ? one.checked !== one.defaultChecked
    : one.value !== one.defaultValue

/** Puts the fresh parts in place of the old; what is being typed, what is open, the focus and the place on the screen stay. */
export function putInPlace(old: HTMLElement, fresh: HTMLElement): void {
  const focus = focusIn(old)
  const top = focus?.element.getBoundingClientRect().top ?? 0
  const typed = [...old.querySelectorAll<Control>('input[id], textarea[id]')].filter(typedInto)
  const open = [...old.querySelectorAll('details[open]')].map((one) => pathOf(old, one, 'details'))
  for (const one of typed) {
    const control = fresh.querySelector<Control>(`#${CSS.escape(one.id)}`)
    if (!control) continue
    if (control instanceof HTMLInputElement && one instanceof HTMLInputElement) control.checked = one.checked
    if (one.type !== 'radio' && one.type !== 'checkbox') control.value = one.value
  }
  for (const find of open) find(fresh)?.setAttribute('open', '')
  const selection = focus && 'selectionStart' in focus.element ? focus.element.selectionStart : null
  old.replaceWith(fresh)
  const target = focus?.find(fresh)
  if (!focus || !target) return
  target.focus({ preventScroll: true })
  if (target instanceof HTMLTextAreaElement && typeof selection === 'number')
    target.setSelectionRange(selection, selection)
  scrollBy({ top: target.getBoundingClientRect().top - top, behavior: 'instant' })
}

type Find = (within: HTMLElement) => HTMLElement | null

function focusIn(region: HTMLElement): { element: HTMLElement; find: Find } | null {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || !region.contains(element)) return null
  return { element, find: pathOf(region, element, 'button, a, summary, input:not([type=hidden]), textarea') }
}

/** How to find the same thing again: by its id, or by its place within the nearest thing that has one. */
function pathOf(region: HTMLElement, element: Element, among: string): Find {
  if (element.id) return (within) => within.querySelector<HTMLElement>(`#${CSS.escape(element.id)}`)
  const around = element.parentElement?.closest('[id]') ?? region
  // By its words first: what was added or went meanwhile has moved the others.
  const isAlike = (one: Element) => one.tagName === element.tagName && one.textContent === element.textContent
  const at = [...around.querySelectorAll(among)].filter(isAlike).indexOf(element)
  return (within) => {
    const place = around === region || !around.id ? within : within.querySelector(`#${CSS.escape(around.id)}`)
    const all = [...(place?.querySelectorAll<HTMLElement>(among) ?? [])]
    return all.filter(isAlike)[at] ?? (among === 'details' ? null : (all[0] ?? null))
  }
}
