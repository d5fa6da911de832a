import { beforeEach, describe, expect, it, vi } from 'vitest'
import { NotFound } from '#app/domain/shared/errors.ts'
import { sha256 } from '#app/domain/shared/ids.ts'
import * as home from '#app/routes/p._index/route.tsx'
import * as page from '#app/routes/p.agenda/route.tsx'
import * as next from '#app/routes/p.next/route.tsx'
import { agendaItems, ballots, places, submissions } from '#db/schema/index.ts'
import { agendaWorld, anItem, visitOf } from '#test/support/agenda.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { given, participantsIn } from '#test/support/factories.ts'
import { submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))
withTestDatabase()
type Visit = Awaited<ReturnType<typeof visitOf>>
let visit: Visit
beforeEach(async () => {
  await agendaWorld(1)
  visit = await visitOf('ptc_open_1')
})

function asked({ cookie, formToken }: Visit, fields?: Record<string, string | string[]>) {
  const body = new URLSearchParams({ 'form-token': formToken, submission: submissionKey() })
  for (const [name, value] of Object.entries(fields ?? {})) for (const each of [value].flat()) body.append(name, each)
  const init = fields ? { method: 'POST', body } : {}
  const request = new Request('http://localhost:3000/p/agenda', { ...init, headers: { Cookie: cookie } })
  return { request, params: {}, context: { nonce: 'test' } }
}
const shown = async (from = visit) => renderRoute(page, asked(from))
const send = async (fields: Record<string, string | string[]>, from = visit) =>
  (await page.action(asked(from, fields))) as Response

describe('/p/agenda', () => {
  it('LNK-06 shows what is on the agenda in its order, without dots, suggestions or anything that tells', async () => {
    await anItem('a', { text: 'Plain letters', dots: 1 })
    await anItem('b', { text: 'Who rings us', dots: 7 })
    await anItem('c', { text: 'Not looked at', state: 'suggested', sessionId: null })
    const html = await shown()
    expect(html).toMatch(/What changed since last time[\s\S]*Who rings us[\s\S]*Plain letters/)
    expect(html).toContain('a dot you gave cannot be taken back')
    expect(html).not.toMatch(/Not looked at|7 dots|forum|victim|police|MPS|MOPAC|crime|cohort|ptc_|VVF-/i)
  })

  it('takes dots and a suggestion, says when too many were chosen, and keeps what was chosen', async () => {
    await anItem('a')
    await anItem('b')
    const vote = { intent: 'vote', session: 'ses_one', item: ['agi_a', 'agi_b'], dots: ['2', '2'] }
    const refused = await send(vote)
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { errors: [{ field: 'dots' }], typed: { dots: ['2', '2'] } },
    ])
    expect((await send({ ...vote, dots: ['2', '1'] })).headers.get('Location')).toBe('/p/agenda?saved=yes')
    expect(await shown()).toContain('You have given your 3 dots')
    const say = { intent: 'suggest', session: 'ses_one', text: 'How often they ring' }
    expect((await send({ ...say, text: 'x'.repeat(201) })).status).toBe(400)
    expect((await send(say)).status).toBe(303)
    for (const odd of [{ ...vote, dots: ['4', '-1'] }, { ...vote, surprise: 'x' }, { intent: 'vote' }])
      expect((await send(odd)).status).toBe(400)
    expect(await rows().select().from(ballots)).toHaveLength(2)
    expect((await rows().select().from(agendaItems)).map(({ dots }) => dots).toSorted()).toEqual([0, 1, 2])
  })

  it('PRV-04 keeps of a form that was sent nothing that a guess at it would open', async () => {
    await anItem('a')
    await send({ intent: 'vote', session: 'ses_one', item: 'agi_a', dots: '3' })
    await send({ intent: 'suggest', session: 'ses_one', text: 'Who rings us' })
    const voted = [
      ['dots', '3'],
      ['intent', 'vote'],
      ['item', 'agi_a'],
      ['session', 'ses_one'],
    ]
    const said = [
      ['intent', 'suggest'],
      ['session', 'ses_one'],
      ['text', 'Who rings us'],
    ]
    const guesses = [voted, said].flatMap((fields) =>
      ['ptc_open_1', 'participant'].map((who) => sha256(`${who}\n${JSON.stringify(['/p/agenda', fields])}`)),
    )
    const kept = (await rows().select().from(submissions)).map(({ contentHash }) => contentHash)
    expect(kept).toHaveLength(2)
    expect(kept.filter((hash) => guesses.includes(hash))).toEqual([])
  })

  it('tells whoever stepped back that there is no date to wait for', async () => {
    await given((tx) => tx.update(places).set({ state: 'stepped_back' }))
    for (const one of [page, next, home]) {
      const html = await renderRoute(one, asked(visit))
      expect(html).toContain('You have stepped back for now')
      expect(html).not.toMatch(/no next date yet|We will tell you/)
    }
  })

  it('LNK-07 is not there without an open visit, and shows nothing of a forum that is not theirs', async () => {
    await anItem('a', { text: 'Plain letters' })
    await expect(page.loader(asked({ ...visit, cookie: '' }))).rejects.toThrow(NotFound)
    await participantsIn('lgbtq', 1)
    const stranger = await visitOf('ptc_lgbtq_1')
    const html = await shown(stranger)
    expect(html).toContain('There is no next date yet')
    expect(html).not.toContain('Plain letters')
    const vote = { intent: 'vote', session: 'ses_one', item: 'agi_a', dots: '1' }
    await expect(send(vote, stranger)).rejects.toThrow(NotFound)
  })
})
