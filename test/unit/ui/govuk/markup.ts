import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { createElement, Fragment, type ReactNode } from 'react'
import type { Attributes } from '#app/ui/govuk/index.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element
type Line = { depth: number; text: string }

const inline = new Set(['a', 'b', 'code', 'em', 'i', 'span', 'strong'])
const isElement = (node: Node): node is Element => 'tagName' in node
const classesOf = (element: Element) => element.attrs.find(({ name }) => name === 'class')?.value.split(/\s+/) ?? []

/** One line per tag and text, so that a difference reads as a diff. White space counts once, between words, as on the page. */
export function outline(html: string, omitted: readonly string[] = []) {
  const root = parseFragment(html)
  const lines: Line[] = []
  let atStart = true
  let spaceDue = false

  function endOfLine() {
    atStart = true
    spaceDue = false
  }

  function addText(value: string, depth: number, raw: boolean) {
    if (/^\s/.test(value)) spaceDue = !atStart
    const words = raw ? value : value.trim().replace(/\s+/g, ' ')
    if (!words) return
    lines.push({ depth, text: spaceDue ? ` ${words}` : words })
    atStart = false
    spaceDue = /\s$/.test(value)
  }

  function addElement(element: Element, depth: number) {
    const isInline = inline.has(element.tagName)
    if (!isInline) endOfLine()
    lines.push({ depth, text: openingTag(element) })
    addAll(element.childNodes, depth + 1, element.tagName === 'textarea')
    if (!isInline) endOfLine()
  }

  function addAll(nodes: Node[], depth: number, raw = false) {
    for (const node of kept(nodes, omitted)) {
      if (isElement(node)) addElement(node, depth)
      else if ('value' in node) addText(node.value, depth, raw)
    }
  }

  addAll(root.childNodes, 0)
  return lines.map(({ depth, text }) => '  '.repeat(depth) + text).join('\n')
}

function openingTag({ tagName, attrs }: Element) {
  const written = attrs.map(({ name, value }) => ` ${name}="${name === 'class' ? sorted(value) : value}"`)
  return `<${tagName}${written.sort().join('')}>`
}

const sorted = (classes: string) => classes.split(/\s+/).filter(Boolean).sort().join(' ')

/** Leaves out elements our port does not have, and wrappers they leave empty. */
function kept(nodes: Node[], omitted: readonly string[]): Node[] {
  return nodes.filter((node) => {
    if (!isElement(node) || omitted.length === 0) return true
    if (classesOf(node).some((name) => omitted.includes(name))) return false
    const elements = node.childNodes.filter(isElement)
    return elements.length === 0 || kept(elements, omitted).length > 0
  })
}

const reactNames: Record<string, string> = {
  class: 'className',
  for: 'htmlFor',
  tabindex: 'tabIndex',
  maxlength: 'maxLength',
  hreflang: 'hrefLang',
  srcset: 'srcSet',
  'fill-rule': 'fillRule',
  'clip-rule': 'clipRule',
  spellcheck: 'spellCheck',
  autocomplete: 'autoComplete',
}

export const asAttributes = (attributes: Record<string, unknown> = {}): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [reactNames[name] ?? name, value])) as Attributes

/** Fixtures hold content as HTML; our ports take nodes. */
export function asNodes(html: string): ReactNode {
  const nodes = parseFragment(html).childNodes.map(asNode)
  return createElement(Fragment, null, ...nodes)
}

function asNode(node: Node, position: number): ReactNode {
  if (!isElement(node)) return 'value' in node ? node.value : null
  const attributes = asAttributes(Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])))
  const children = node.childNodes.map(asNode)
  if (node.tagName === 'textarea')
    return createElement('textarea', { key: position, defaultValue: children.join(''), ...attributes })
  return createElement(node.tagName, { key: position, ...attributes }, ...children)
}
