import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { type Answer, type Ask, crawl, noting } from './crawl.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** A form of a page as a browser would send it, filled in where it was empty. */
export type PageForm = {
  page: string
  to: string
  multipart: boolean
  fields: [name: string, value: string][]
  /** The names of fields that somebody types into. */
  typed: string[]
  /** The names that may be sent more than once. */
  many: Set<string>
}

/** Every element of a page, in order. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const visit = (node: Node) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(html))
  return found
}

export const attributeOf = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value

/** The forms of a page that change something. */
export function formsIn(html: string, page: string): PageForm[] {
  return elementsOf(html)
    .filter((element) => element.tagName === 'form' && attributeOf(element, 'method') === 'post')
    .map((form) => filledIn(form, page))
}

/** The forms of all the pages that somebody finds, one of each kind. Signing out is left out: it asks for nothing. */
export async function formsOf(ask: Ask): Promise<PageForm[]> {
  const found = new Map<string, PageForm>()
  const pages = new Map<string, Answer>()
  for (const page of await crawl(noting(ask, pages), 1))
    for (const form of formsIn(pages.get(page)?.text ?? '', page)) {
      const kind = `${form.to.replace(/_\w+/g, '')} ${form.fields.find(([name]) => name === 'intent')?.[1] ?? ''}`
      found.set(kind, form)
    }
  return [...found.values()].filter(({ to }) => to !== '/sign-out')
}

function filledIn(form: Element, page: string): PageForm {
  const inside = within(form)
  const named = inside.filter((element) => attributeOf(element, 'name'))
  const nameOf = (element: Element) => attributeOf(element, 'name') ?? ''
  const boxes = named.filter((element) => kindOf(element) === 'checkbox')
  const fields = new Map<Element, string>()
  for (const element of named) {
    const kind = kindOf(element)
    if (kind === 'checkbox' || kind === 'radio') {
      const group = named.filter((other) => nameOf(other) === nameOf(element) && kindOf(other) === kind)
      const chosen = group.filter((other) => attributeOf(other, 'checked') !== undefined)
      if ((chosen.length > 0 ? chosen : group.slice(-1)).includes(element))
        fields.set(element, attributeOf(element, 'value') ?? 'on')
    } else if (kind === 'submit') {
      if (![...fields.keys()].some((other) => kindOf(other) === 'submit'))
        fields.set(element, attributeOf(element, 'value') ?? '')
    } else if (kind === 'hidden') fields.set(element, heldBy(element))
    else if (kind !== 'file') fields.set(element, heldBy(element) || plausible(element))
  }
  return {
    page,
    to: new URL(attributeOf(form, 'action') ?? page, `http://here${page}`).href.replace('http://here', ''),
    multipart: attributeOf(form, 'enctype') === 'multipart/form-data',
    fields: [...fields].map(([element, value]) => [nameOf(element), value]),
    typed: named.filter((element) => ['text', 'textarea', 'search', 'email'].includes(kindOf(element))).map(nameOf),
    many: new Set(boxes.map(nameOf)),
  }
}

function within(form: Element): Element[] {
  const found: Element[] = []
  const visit = (node: Node) => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  for (const child of form.childNodes) visit(child)
  return found
}

function kindOf(element: Element): string {
  if (element.tagName === 'button') return attributeOf(element, 'type') ?? 'submit'
  return element.tagName === 'input' ? (attributeOf(element, 'type') ?? 'text') : element.tagName
}

function heldBy(element: Element): string {
  if (element.tagName === 'select') {
    const options = within(element).filter(({ tagName }) => tagName === 'option')
    const selected = options.find((option) => attributeOf(option, 'selected') !== undefined)
    const chosen = selected && attributeOf(selected, 'value') ? selected : options.at(-1)
    return (chosen && attributeOf(chosen, 'value')) ?? ''
  }
  if (element.tagName === 'textarea')
    return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
  return attributeOf(element, 'value') ?? ''
}

/** Something that somebody could have typed into an empty field. */
function plausible(element: Element): string {
  const name = attributeOf(element, 'name') ?? ''
  const [, part] = /-(day|month|year)$/.exec(name) ?? []
  if (part) return { day: '3', month: '12', year: '2026' }[part] ?? ''
  if (/time/i.test(name)) return '18:00'
  if (/email/i.test(name)) return 'somebody.new@example.org'
  if (/password/i.test(name)) return 'four plain words together'
  const digits = attributeOf(element, 'inputmode')
  return digits === 'numeric' ? '1' : digits === 'decimal' ? '20' : 'Some words'
}

/** The body of a request that sends these fields as the form would. */
export function bodyOf({ multipart }: Pick<PageForm, 'multipart'>, fields: readonly (readonly [string, string])[]) {
  const body = multipart ? new FormData() : new URLSearchParams()
  for (const [name, value] of fields) body.append(name, value)
  if (body instanceof FormData)
    body.append(
      'file',
      new Blob(['text,kind,breadth,valence\nSome words,experience,one,negative\n'], { type: 'text/csv' }),
      'points.csv',
    )
  return body
}
