import { describe, expect, it, vi } from 'vitest'
import { Forbidden } from '#app/domain/shared/errors.ts'
import { action, loader } from '#app/routes/agreement.words/route.tsx'
import { agreementWordings, signInSessions } from '#db/schema/index.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, given } from '#test/support/factories.ts'
import { get, post } from '#test/support/http.ts'

vi.mock('#app/clock.server.ts', () => ({
  now: () => new Date('2026-11-19T12:00:00Z'),
  onMachineClock: () => new Date(Date.now() + 600_000),
}))

withTestDatabase()

const PATH = '/agreement/words'
const day = { 'inUseFrom-day': '1', 'inUseFrom-month': '12', 'inUseFrom-year': '2026' }
const words = { purpose: 'photo', version: '1', text: 'You can take my photo.', easyRead: 'A photo is fine.', ...day }
const send = async (who: { id: string }, fields: Record<string, string>, intent = 'put-in-use') =>
  (await action(await post(`${PATH}?purpose=photo`, who, { intent, ...words, ...fields }))) as Response
const page = async (who: { id: string }, query = '') => (await loader(await get(PATH + query, who))).json()
const stored = async () => (await rows().select().from(agreementWordings)).filter(({ version }) => version > 1)

describe('/agreement/words', () => {
  it('shows every version with numbers only, to the data protection officer alone', async () => {
    const { wordings } = await page(await aPerson('dpo'))
    expect(wordings.map(({ label, versions }) => [label, versions.length])).toContainEqual(['Photos', 1])
    expect(wordings[0]?.versions[0]).toMatchObject({ state: 'in-use', answered: 0, from: 'Wednesday 1 January 2025' })
    for (const role of ['facilitator', 'admin', 'commissioner'] as const)
      await expect(page(await aPerson(role))).rejects.toThrow(Forbidden)
  })

  it('shows the words before they are used, and how hard they are to read', async () => {
    const officer = await aPerson('dpo')
    const hard = 'Notwithstanding organisational responsibilities, participants acknowledge limitations.'
    const answer = await send(officer, { text: hard }, 'preview')
    expect(answer.status).toBe(200)
    expect((await answer.json()).preview).toMatchObject({
      text: hard,
      tooHard: ['text'],
      from: 'Tuesday 1 December 2026',
      oldHoldUntil: 'Tuesday 12 January 2027',
      asked: 0,
    })
    expect(await stored()).toEqual([])
  })

  it('puts them in use from their day, hard words too', async () => {
    const officer = await aPerson('dpo')
    expect((await send(officer, {})).headers.get('Location')).toBe(PATH)
    expect(await stored()).toMatchObject([
      { purpose: 'photo', version: 2, inUseFrom: '2026-12-01', addedBy: officer.id, text: words.text },
    ])
    const { chosen } = await page(officer, '?purpose=photo')
    expect(chosen?.versions.map(({ state }) => state)).toEqual(['planned', 'in-use'])
  })

  it.each([
    [{ text: ' ' }, 'text', 'Enter the words'],
    [{ easyRead: 'x'.repeat(1_001) }, 'easyRead', '1,000 characters or fewer'],
    [{ 'inUseFrom-day': '31', 'inUseFrom-month': '2' }, 'inUseFrom', 'must be a real date'],
    [{ 'inUseFrom-month': '10' }, 'inUseFrom', 'today or later'],
    [{ version: '0' }, '', 'Somebody else added words'],
    [{ purpose: 'surname' }, 'purpose', 'Choose what'],
  ])('refuses %o, and keeps what was typed', async (change, field, message) => {
    const answer = await send(await aPerson('dpo'), change)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [{ field, message: expect.stringContaining(message) }],
      typed: change,
    })
    expect(await stored()).toEqual([])
  })

  it('AUT-10 asks to confirm first, and keeps what was typed', async () => {
    const officer = await aPerson('dpo')
    const args = await post(`${PATH}?purpose=photo`, officer, { intent: 'put-in-use', ...words })
    await given((tx) => tx.update(signInSessions).set({ confirmedAt: null }))
    const answer = (await action(args)) as Response
    expect(await answer.json()).toMatchObject({
      errors: [
        { message: expect.stringContaining('Confirm that it is you'), href: expect.stringContaining('/confirm') },
      ],
      typed: { text: words.text },
    })
    expect(await stored()).toEqual([])
    const looking = await get(PATH, officer)
    await given((tx) => tx.update(signInSessions).set({ confirmedAt: null }))
    await expect(loader(looking)).rejects.toMatchObject({ status: 302 })
  })
})
