import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roles } from '#app/domain/access/permissions.ts'
import { roleDays } from '#app/domain/help/content.ts'
import { findPart, frontOf, guideHref, wholeHelp } from '#app/domain/help/rules.ts'
import { shelves } from '#app/domain/help/shelves.ts'

const parts = shelves.flatMap((shelf) => shelf.parts)
const guides = parts.flatMap((part) => part.guides)
const ids = guides.map(({ id }) => id)

/** Whether an address leads to a page of help that has what it names. */
function exists(href: string): boolean {
  const [, part = '', id] = /^\/help\/([\w-]+)(?:#([\w-]+))?$/.exec(href) ?? []
  const page = findPart(part)
  return page !== undefined && (id === undefined || page.guides.some((guide) => guide.id === id))
}

describe('the parts of help', () => {
  it('have one address each, and so has every guide', () => {
    for (const all of [ids, parts.map(({ id }) => id)]) expect(all).toEqual([...new Set(all)])
    expect(parts.map(({ id }) => id)).not.toContain('all')
    for (const id of ids) expect(exists(guideHref(id)), id).toBe(true)
    expect(exists('/help/session-day#never')).toBe(false)
  })

  it('stay short enough to be a page', () => {
    expect(parts.filter(({ guides }) => guides.length === 0 || guides.length > 6).map(({ id }) => id)).toEqual([])
    expect(guides.filter(({ steps, leads }) => leads && leads.length !== steps.length)).toEqual([])
  })

  it('lead on to each other, and to guides that exist', () => {
    const pages = parts.map(({ id }) => findPart(id))
    const links = pages.flatMap((page) => [
      page?.previous,
      page?.next,
      ...(page?.guides.flatMap(({ see }) => see) ?? []),
    ])
    for (const link of links) expect(link ? exists(link.href) : true, link?.href).toBe(true)
    const named = [...guides.flatMap(({ see }) => see ?? []), ...roleDays.flatMap(({ first }) => first)]
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
    expect(findPart('never-type')?.previous).toBeNull()
    expect(findPart('never-type')?.next?.href).toBe('/help/signing-in')
    expect(findPart('no-such-part')).toBeUndefined()
  })

  it('are all in the one that is printed as a whole', () => {
    expect(wholeHelp().flatMap((shelf) => shelf.parts.flatMap((part) => part.guides.map(({ id }) => id)))).toEqual(ids)
  })
})

describe('the front of help', () => {
  it.each(roles)('begins for a %s with what is theirs, and names every other part once', (role) => {
    const { first, own, everybody, others } = frontOf([role])
    expect(first).toHaveLength(1)
    expect(first[0]?.links.length).toBeGreaterThan(0)
    expect(own).toHaveLength(1)
    const shown = [...own, everybody, ...others].flatMap((shelf) => shelf.parts.map(({ href }) => href))
    expect(shown.sort()).toEqual(parts.map(({ id }) => `/help/${id}`).sort())
  })

  it('leads facilitators and support workers each to their first week, session day and when something goes wrong', () => {
    for (const [role, prefix] of [
      ['facilitator', ''],
      ['support', 'support-'],
    ] as const) {
      const jobs = ['first-week', 'session-day', 'if-something-goes-wrong'].map((job) => prefix + job)
      const hrefs = frontOf([role]).first.flatMap(({ links }) => links.map(({ href }) => href))
      expect(hrefs).toEqual(expect.arrayContaining(jobs.map((job) => `/help/${job}#${job}`)))
    }
  })
})

describe('links to help from elsewhere', () => {
  const sources = ['app', 'db', 'docs', 'emails', 'test/routes', 'test/built', 'test/e2e']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
    .filter((file) => /\.(tsx?|md)$/.test(file) && !file.startsWith('app/domain/help/'))
  const within = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, id = '']) => id)

  it('go by the one way that knows the part, and to guides that exist', () => {
    const asked = sources.flatMap((file) => within(readFileSync(file, 'utf8'), /\bguideHref\('([^']*)'\)/g))
    expect(asked).toEqual(expect.arrayContaining(['messages-do-not-leave', 'roles']))
    expect(asked.filter((id) => !ids.includes(id))).toEqual([])
    const written = sources.flatMap((file) =>
      within(readFileSync(file, 'utf8'), /["'`(](\/help(?:\/[\w-]+)?#[^"'`)\s]*)/g).map((href) => `${file}: ${href}`),
    )
    expect(written).toEqual([])
  })
})
