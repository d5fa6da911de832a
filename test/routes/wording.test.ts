import { beforeEach, describe, expect, it, vi } from 'vitest'
import { now } from '#app/clock.server.ts'
import { tellingWord } from '#app/domain/contact/rules.ts'
import { NotFound } from '#app/domain/shared/errors.ts'
import { offerWords } from '#app/domain/write-ups/wording-commands.server.ts'
import * as ownRoute from '#app/routes/p._index/route.tsx'
import * as route from '#app/routes/p.wording/route.tsx'
import { wordingReplies } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPoint, NOON, once, participantsIn } from '#test/support/factories.ts'
import { submissionKey } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'
import { behindLink, heldSession } from '#test/support/write-ups.ts'

vi.mock('#app/clock.server.ts', () => ({ now: vi.fn(), onMachineClock: () => new Date(Date.now() + 7_200_000) }))
withTestDatabase()

let world: Awaited<ReturnType<typeof heldSession>>
beforeEach(async () => {
  vi.mocked(now).mockReturnValue(NOON)
  world = await heldSession(2)
  await aPoint('ses_one', 'a', { text: 'Nobody called back' })
  await aPoint('ses_one', 'b', { text: 'Letters were clear' })
})

type Visit = Awaited<ReturnType<typeof behindLink>>
const args = (visit: Visit | null, init: RequestInit = {}) => ({
  request: new Request('http://localhost:3000/p/wording', { ...init, headers: { Cookie: visit?.cookie ?? '' } }),
  params: {},
  context: { nonce: 'test' },
})
const show = (visit: Visit | null) => renderRoute(route, args(visit))
const sending = (visit: Visit, fields: Record<string, string>) => {
  const keys = { 'form-token': visit.formToken, submission: submissionKey() }
  return args(visit, { method: 'POST', body: new URLSearchParams({ ...keys, ...fields }) })
}
const send = async (visit: Visit, fields: Record<string, string>) =>
  (await route.action(sending(visit, fields))) as Response
const seenIn = (shown: string) => /name="seen" value="(\w+)"/.exec(shown)?.[1] ?? ''

describe('/p/wording', () => {
  it('LNK-06 shows the words to somebody who was there, in a frame that says nothing, and takes their answer once', async () => {
    const visit = await behindLink(world.ids[0] ?? '')
    expect(await show(visit)).toContain('There is nothing to read over now.')
    await offerWords(world.ctx, 'ses_one', 5, once())
    expect(await renderRoute(ownRoute, args(visit))).toContain('Say if the words are right')
    const shown = await show(visit)
    expect(shown).toMatch(/Nobody called back[\s\S]*Letters were clear/)
    expect(tellingWord(shown.replace(/<[^>]+>/g, ' '), [])).toBeNull()
    const fields = {
      session: 'ses_one',
      seen: seenIn(shown),
      'answer-pointa': 'agree',
      'words-pointa': '',
      'words-pointb': 'Ours',
    }
    const answer = await send(visit, fields)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/p/wording?saved=yes'])
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    expect((await rows().select().from(wordingReplies)).map((one) => [one.pointId, one.answer]).sort()).toEqual([
      ['pointa', 'agree'],
      ['pointb', 'other-words'],
    ])
    expect(await show(visit)).toContain('Thank you. You have sent your answer.')
    expect((await send(visit, fields)).status).toBe(400)
    expect(await renderRoute(ownRoute, args(visit))).not.toContain('Say if the words are right')
  })

  it('refuses what is missing or not asked for beside its field, with all that was typed', async () => {
    await offerWords(world.ctx, 'ses_one', 5, once())
    const visit = await behindLink(world.ids[0] ?? '')
    const known = { session: 'ses_one', seen: seenIn(await show(visit)) }
    const cases: [Record<string, string>, string, string][] = [
      [{}, '', 'at least one'],
      [{ 'answer-pointa': 'other-words', 'words-pointa': ' ' }, 'words-pointa', 'how you would say it'],
      [{ 'answer-pointa': 'agree', 'words-pointb': 'x'.repeat(1001) }, 'words-pointb', '1000 characters'],
      [{ 'answer-pointa': 'agree', name: 'x' }, '', 'did not ask for'],
      [{ 'answer-pointa': 'agree', seen: 'old' }, '', 'have changed'],
    ]
    for (const [change, field, message] of cases) {
      const answer = await send(visit, { ...known, ...change })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({
        errors: [{ field, message: expect.stringContaining(message) }],
        typed: change,
      })
    }
    const again = await renderRoute(route, sending(visit, { ...known, 'words-pointa': 'x'.repeat(1001) }))
    expect(again).toContain('x'.repeat(1001))
    expect(await rows().select().from(wordingReplies)).toEqual([])
  })

  it('LNK-04 is nothing to somebody who was not there, is of another forum, or has no visit', async () => {
    await offerWords(world.ctx, 'ses_one', 5, once())
    const [away] = await participantsIn('open', 1, { from: 9 })
    const [other] = await participantsIn('lgbtq', 1)
    for (const id of [away?.id ?? '', other?.id ?? '']) {
      const visit = await behindLink(id)
      expect(await show(visit)).toContain('There is nothing to read over now.')
      const sent = send(visit, { session: 'ses_one', seen: 'x', 'answer-pointa': 'agree' })
      await expect(sent).rejects.toThrow(NotFound)
    }
    await expect(route.loader(args(null))).rejects.toThrow(NotFound)
  })
})
