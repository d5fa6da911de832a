import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Forbidden } from '#app/domain/shared/errors.ts'
import { loader } from '#app/routes/people._index/route.tsx'
import { grants, invitations, outbox, people } from '#db/schema/index.ts'
import { withFrozenClock } from '#test/support/clock.ts'
import { withTestDatabase } from '#test/support/db.ts'
import { aPerson, given, NOON } from '#test/support/factories.ts'
import { get } from '#test/support/http.ts'

withTestDatabase()
withFrozenClock()

const list = async (who: { id: string } | null, search = '') =>
  (await loader(await get(`/people${search}`, who))).json()
const names = async (who: { id: string }, search = '') => (await list(who, search)).people.map(({ name }) => name)

type LetterState = 'pending' | 'leased' | 'sent' | 'dead' | 'cancelled'

async function invited(key: string, { hours = 70, letter }: { hours?: number; letter?: LetterState } = {}) {
  const personId = `per_${key}`
  const person = { id: personId, name: key, email: `${key}@example.org`, organisation: 'Test' }
  const expiresAt = new Date(NOON.getTime() + hours * 3_600_000)
  const sent = { id: `msg_${key}`, template: 'invitation' as const, personId, about: `inv_${key}`, cause: key }
  await given(async (tx) => {
    await tx.insert(people).values(person)
    await tx.insert(invitations).values({ id: `inv_${key}`, personId, tokenHash: key, expiresAt })
    if (letter) await tx.insert(outbox).values({ ...sent, state: letter, notBefore: NOON, notAfter: expiresAt })
  })
  return personId
}

describe('/people', () => {
  it('lists everybody by name with their roles in words, their days, and when they were last used', async () => {
    const admin = await aPerson('admin')
    await aPerson('facilitator', { key: 'fern', forum: 'lgbtq' })
    await given(async (tx) => {
      const days = { startsOn: '2026-11-01', endsOn: '2026-12-24', lastUsedOn: '2026-11-18' }
      await tx.update(grants).set(days).where(eq(grants.id, 'grt_fern'))
      const row = { personId: 'per_fern', role: 'support' as const }
      await tx.insert(grants).values({ ...row, id: 'grt_later', startsOn: '2026-12-01' })
      await tx.insert(grants).values({ ...row, id: 'grt_before', endsOn: '2026-11-18', lastUsedOn: '2026-11-02' })
    })
    const { people: listed, page } = await list(admin)
    expect(page.total).toBe(2)
    expect(listed[1]).toMatchObject({
      name: 'Test fern',
      state: 'active',
      invitation: null,
      lastUsed: '18 Nov 2026',
      roles: [
        { words: 'Facilitator, LGBTQ+', when: 'since 1 Nov 2026, until 24 Dec 2026' },
        { words: 'Victim Support worker, all forums', when: 'from 1 Dec 2026' },
      ],
    })
  })

  it('says how far each link is', async () => {
    const admin = await aPerson('admin')
    await invited('a', { letter: 'pending' })
    await invited('b', { letter: 'leased' })
    await invited('c', { letter: 'sent' })
    await invited('d', { letter: 'dead' })
    await invited('e', { letter: 'cancelled' })
    await invited('f', { letter: 'sent', hours: 0 })
    await invited('g')
    await given((tx) => tx.update(invitations).set({ usedAt: NOON }).where(eq(invitations.id, 'inv_a')))
    const shown = (await list(admin, '?state=invited')).people.map(({ name, invitation }) => [name, invitation])
    expect(Object.fromEntries(shown)).toEqual({
      a: 'none',
      b: 'waiting',
      c: 'sent',
      d: 'failed',
      e: 'failed',
      f: 'expired',
      g: 'by-hand',
    })
  })

  it('filters by account and by role, and puts first what was longest not used', async () => {
    const admin = await aPerson('admin')
    await aPerson('analyst', { key: 'b' })
    await aPerson('analyst', { key: 'a' })
    await given(async (tx) => {
      await tx.update(people).set({ state: 'disabled' }).where(eq(people.id, 'per_a'))
      await tx.update(grants).set({ lastUsedOn: '2026-11-18' }).where(eq(grants.id, 'grt_b'))
    })
    expect(await names(admin)).toEqual(['Test a', 'Test admin', 'Test b'])
    expect(await names(admin, '?state=disabled')).toEqual(['Test a'])
    expect(await names(admin, '?role=analyst&state=active')).toEqual(['Test b'])
    expect(await names(admin, '?role=board')).toEqual([])
    expect(await names(admin, '?sort=used')).toEqual(['Test a', 'Test b', 'Test admin'])
    expect(await names(admin, '?state=owner&role=%00&sort=x&page=-1')).toEqual(['Test a', 'Test admin', 'Test b'])
  })

  it('says what waits: approvals and the review of the quarter', async () => {
    expect((await list(await aPerson('admin'))).waiting).toEqual({ approvals: 0, review: 'overdue', letters: 0 })
  })

  it('shows no link, no secret and no device', async () => {
    const admin = await aPerson('admin')
    await invited('secret-digest', { letter: 'sent' })
    expect(JSON.stringify((await list(admin)).people)).not.toMatch(/token|hash|password|device/i)
  })

  it('is for administrators alone', async () => {
    await expect(list(await aPerson('dpo'))).rejects.toThrow(Forbidden)
    await expect(list(null)).rejects.toMatchObject({ status: 302 })
  })
})
