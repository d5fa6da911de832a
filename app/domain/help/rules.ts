import type { Role } from '../access/permissions.ts'
import { roleDays } from './content.ts'
import type { Guide, Part, Shelf } from './guide.ts'
import { everybody, shelves } from './shelves.ts'

export type HelpLink = { href: string; title: string }
/** A part with its place: on which shelf, and with what addresses. */
export type PartLinks = HelpLink & { guides: HelpLink[] }

const places = shelves.flatMap((shelf) =>
  shelf.parts.flatMap((part) => part.guides.map((guide) => ({ shelf, part, guide }))),
)

const partHref = ({ id }: Part) => `/help/${id}`

/** The one way to a guide: the page of its part, and the guide in it. What is no guide leads to the front of help. */
export function guideHref(id: string): string {
  const place = places.find(({ guide }) => guide.id === id)
  return place ? `${partHref(place.part)}#${id}` : '/help'
}

/** The link to a guide, with its title. */
function guideLink(id: string): HelpLink[] {
  const place = places.find(({ guide }) => guide.id === id)
  return place ? [{ href: guideHref(id), title: place.guide.title }] : []
}

const withLinks = (part: Part): PartLinks => ({
  href: partHref(part),
  title: part.title,
  guides: part.guides.map(({ id, title }) => ({ href: guideHref(id), title })),
})

const shelfLinks = ({ id, title, parts }: Shelf) => ({ id, title, parts: parts.map(withLinks) })

/** The front of help for somebody with these roles: what to do first, what is for them, and what is for others. */
export function frontOf(roles: readonly Role[]) {
  const isTheirs = (one: { roles: readonly Role[] }) => one.roles.some((role) => roles.includes(role))
  return {
    first: roleDays
      .filter(isTheirs)
      .map(({ role, words, first }) => ({ role, words, links: first.flatMap((id) => guideLink(id)) })),
    own: shelves.filter(isTheirs).map(shelfLinks),
    everybody: shelfLinks(everybody),
    others: shelves.filter((shelf) => shelf !== everybody && !isTheirs(shelf)).map(shelfLinks),
  }
}

const linked = (guide: Guide) => ({ ...guide, see: guide.see?.flatMap((id) => guideLink(id)) ?? [] })
export type LinkedGuide = ReturnType<typeof linked>

/** A part as a page, with its neighbours on the same shelf; undefined when there is none. */
export function findPart(id: string) {
  const shelf = shelves.find(({ parts }) => parts.some((part) => part.id === id))
  const at = shelf?.parts.findIndex((part) => part.id === id) ?? -1
  const part = shelf?.parts[at]
  if (!shelf || !part) return undefined
  const neighbour = (offset: number) => {
    const other = shelf.parts[at + offset]
    return other ? { href: partHref(other), title: other.title } : null
  }
  const { title } = part
  return { title, shelf: shelf.title, guides: part.guides.map(linked), previous: neighbour(-1), next: neighbour(1) }
}

/** All of help, to be read or printed in one go. */
export function wholeHelp() {
  return shelves.map(({ title, parts }) => ({
    title,
    parts: parts.map((part) => ({ ...withLinks(part), guides: part.guides.map(linked) })),
  }))
}
