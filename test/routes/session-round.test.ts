import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { addAdjustment } from '#app/domain/contact/adjustment-commands.server.ts'
import { Forbidden, NotFound } from '#app/domain/shared/errors.ts'
import * as day from '#app/routes/sessions.$session.day/route.tsx'
import * as round from '#app/routes/sessions.$session.round/route.tsx'
import { pulseTallies } from '#db/schema/index.ts'
import { aDay, EVENING } from '#test/support/day.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, NOON, once } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()
beforeEach(() => void vi.mocked(now).mockReturnValue(EVENING))

const params = { session: 'ses_one' }
const path = '/sessions/ses_one/round'
const person = 'b7c1a2d4-0000-4000-8000-000000000001'
type Who = { id: string } | null

const page = async (who: Who, address = path) => renderRoute(round, await get(address, who, params))
async function send(who: Who, fields: Record<string, string>) {
  const answer = (await round.action(await post(path, who, fields, params))) as Response
  return { status: answer.status, to: answer.headers.get('Location') ?? '' }
}
const tap = (question: number, answer: number, of = person) => ({
  ...{ intent: 'tap', person: of, question: String(question), answer: String(answer) },
})
const markIn = (html: string) => /name="mark" value="([^"]+)"/.exec(html)?.[1] ?? ''
/** What is counted of each question and answer. */
async function counted() {
  const all = await rows().select().from(pulseTallies)
  return all
    .filter(({ number }) => number > 0)
    .map(({ question, answer, number }) => `${question}.${answer}×${number}`)
    .sort()
}

describe('/sessions/:session/round', () => {
  it('T02 asks one question after another, thanks, and shows nobody’s name, need, mark, total or last answer', async () => {
    const { facilitator } = await aDay()
    const keeping = ctxFor(facilitator, 'participant:manage', EVENING)
    await addAdjustment(keeping, 'VVF-OP01', { intent: 'add', kind: 'interpreter', line: 'Somali' }, once())
    let shown = await page(facilitator)
    const seen: string[] = []
    for (const question of [1, 2, 3]) {
      expect(shown).toContain(`Question ${question} of 3`)
      const { status, to } = await send(facilitator, tap(question, 5))
      expect([status, to.replace(/counted=[\w-]+\.[\w-]{22}$/, 'X')]).toEqual([
        303,
        `${path}?person=${person}&step=${question + 1}&X`,
      ])
      seen.push(shown, to)
      shown = await page(facilitator, to)
    }
    expect(shown).toMatch(/<h1[^>]*>Thank you<\/h1>[\s\S]*Next person/)
    const next = await page(
      facilitator,
      /href="([^"]*\/round\?person=[^"]*step=1)"/.exec(shown)?.[1]?.replace('&amp;', '&'),
    )
    for (const html of [...seen, shown, next])
      expect(html).not.toMatch(/Alias|VVF-|Somali|Interpreter|Totals|Open forum/)
    expect(next.split('<template')[0]).not.toContain('wrong one')
    expect(await counted()).toEqual(['1.5×1', '2.5×1', '3.5×1'])
    const leading = /data-round-start[\s\S]*?Hand the tablet round/
    expect(await renderRoute(day, await get('/sessions/ses_one/day', facilitator, params))).toMatch(leading)
  })

  it('DAT-05 counts one answer of a person to a question, however often it comes, and takes the last one back once', async () => {
    const { facilitator } = await aDay()
    const [first] = [await send(facilitator, tap(1, 2)), await send(facilitator, tap(1, 2))]
    const otherwise = await send(facilitator, tap(1, 4))
    expect(otherwise.to).toBe(`${path}?person=${person}&step=2`)
    expect(await counted()).toEqual(['1.2×1'])
    const mark = markIn(await page(facilitator, first?.to))
    expect(mark).not.toBe('')
    expect(markIn((await page(facilitator, first?.to.replace('step=2', 'step=3'))).split('<template')[0] ?? '')).toBe(
      '',
    )
    const back = await send(facilitator, { intent: 'untap', mark })
    expect(back.to).toMatch(/step=1$/)
    expect(back.to).not.toContain(person)
    await send(facilitator, tap(1, 3, new URL(back.to, 'http://here').searchParams.get('person') ?? ''))
    await send(facilitator, tap(1, 2, 'b7c1a2d4-0000-4000-8000-000000000002'))
    await send(facilitator, { intent: 'untap', mark })
    expect(await counted()).toEqual(['1.2×1', '1.3×1'])
    expect((await send(facilitator, { intent: 'untap', mark: `${mark}x` })).to).toBe(path)
  })

  it('says to whoever holds it when nothing can be tapped, and refuses what is no answer', async () => {
    const { facilitator } = await aDay()
    expect((await send(facilitator, { ...tap(1, 6) })).status).toBe(400)
    expect(await page(facilitator, `${path}?step=9&person=x&counted=1.5`)).toContain('Question 1 of 3')
    vi.mocked(now).mockReturnValue(NOON)
    expect(await page(facilitator)).toMatch(/nothing to tap now[\s\S]*give the tablet back/)
    expect((await send(facilitator, tap(1, 5))).status).toBe(400)
    expect(await counted()).toEqual([])
  })

  it('AZ-02 is not found from another forum, and is for facilitators alone', async () => {
    await aDay()
    const other = await aPerson('facilitator', { forum: 'disability', key: 'other' })
    await expect(round.loader(await get(path, other, params))).rejects.toThrow(NotFound)
    await expect(send(other, tap(1, 1))).rejects.toThrow(NotFound)
    await expect(round.loader(await get(path, await aPerson('support'), params))).rejects.toThrow(Forbidden)
  })
})
