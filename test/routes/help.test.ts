import { describe, expect, it } from 'vitest'
import { type Role, roleWords } from '#app/domain/access/permissions.ts'
import { routeTable } from '#app/domain/access/routes.ts'
import { guideHref } from '#app/domain/help/rules.ts'
import { shelves } from '#app/domain/help/shelves.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import * as front from '#app/routes/help._index/route.tsx'
import * as part from '#app/routes/help.$part/route.tsx'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

withTestDatabase()

const frontFor = async (role: Role | null, search = '') =>
  renderRoute(front, await get(`/help${search}`, role && (await aPerson(role))))
const pageOf = async (id: string) => renderRoute(part, await get(`/help/${id}`, null, { part: id }))
const found = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, one = '']) => one)
const idsIn = (html: string) => found(html, / id="([^"]+)"/g)

describe('/help', () => {
  it('is for everybody, and no page of it asks for anything from elsewhere', async () => {
    expect([routeTable['routes/help._index'], routeTable['routes/help.$part']]).toEqual([
      { GET: 'public' },
      { GET: 'public' },
    ])
    for (const html of [await frontFor(null), await pageOf('all'), await pageOf('session-day')]) {
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect(html).not.toMatch(/<(img|script|iframe|link)\b/)
      expect(idsIn(html)).toEqual([...new Set(idsIn(html))])
    }
  })

  it('says first what is first for the role of the reader, then what is for them, then the rest', async () => {
    const html = await frontFor('facilitator')
    const order = ['What to do first', guideHref('first-week'), 'For facilitators', 'For everybody', 'For other roles']
    const places = [...order, 'For Victim Support workers'].map((words) => html.indexOf(words))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
    // The jobs of others are a page away.
    expect(html).toContain(guideHref('call-sheet'))
    expect(html).not.toContain(guideHref('check-in'))
  })

  it('leads somebody who is not signed in to signing in, and to the parts of each role', async () => {
    const html = await frontFor(null)
    expect(html).not.toContain('What to do first')
    for (const { parts } of shelves) for (const { id } of parts) expect(html).toContain(`href="/help/${id}"`)
    expect(html).toContain(guideHref('forgotten-password'))
  })
})

describe('/help/:part', () => {
  it.each(shelves.flatMap(({ parts }) => parts))('$id holds its guides, with the way back and on', async (one) => {
    const html = await pageOf(one.id)
    const ids = idsIn(html)
    for (const { id } of one.guides) expect(ids).toContain(id)
    for (const to of found(html, /href="#([^"]+)"/g)) expect(ids).toContain(to)
    expect(html.includes('On this page')).toBe(one.guides.length > 3)
    expect(html).toContain('class="govuk-back-link">Help</a>')
  })

  it('goes through the cycle in order and says what nobody types', async () => {
    const html = await pageOf('six-weeks')
    const cycle = ['Plan', 'Team', 'Invite', 'Agenda', 'Meet', 'Register', 'Thank', 'Look after', 'Write up', 'Balance']
    const steps = [...cycle, 'Tag', 'Report'].map((step) => html.indexOf(`<strong>${step} (`))
    expect(steps).toEqual(steps.toSorted((one, other) => one - other))
    expect(steps).not.toContain(-1)
    expect(await pageOf('never-type')).toContain('surnames')
    const roles = await pageOf('roles')
    for (const role of ['facilitator', 'support', 'analyst', 'dpo', 'admin'] as const)
      expect(roles).toContain(roleWords[role])
  })

  it('is not there for a part that help does not have', async () => {
    for (const id of ['nothing', 'ALL', '__proto__', ''])
      await expect(part.loader(await get('/help/x', null, { part: id }))).rejects.toThrow(NotFound)
  })
})

describe('searching /help', () => {
  it('lists what has all the words, with where it stands, and keeps what was typed', async () => {
    const html = await frontFor(null, '?words=lost+phone')
    expect(html).toContain('value="lost phone"')
    expect(html).toContain(guideHref('lost-device'))
    expect(html).toContain('For everybody: Signing in')
    expect(html).not.toContain('For other roles')
  })

  it('says what to do when nothing has them, and shows what was typed as words', async () => {
    const html = await frontFor('support', `?words=${encodeURIComponent('<script>zebra')}`)
    expect(html).toContain('No guide for “&lt;script&gt;zebra”')
    expect(html).toContain('use fewer words')
    expect(await frontFor(null, '?words=+++')).toContain('For each role')
  })
})
