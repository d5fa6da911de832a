import { eq, sql } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { config } from '#app/config.server.ts'
import { removalDay } from '#app/domain/retention/rules.ts'
import { ruleFacts } from '#app/domain/retention/schedule.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { done, event, refuse, unchanged } from '#app/domain/shared/result.ts'
import { type Database, read, write, writeOnce } from '#db/client.server.ts'
import { dataMap } from '#db/data-map.ts'
import { auditEvents, forums, outbox, submissions } from '#db/schema/index.ts'
import { rows, testEngine, withTestDatabase } from '#test/support/db.ts'

withTestDatabase({ reference: false })

const ctx = systemContext('forum:manage', new Date('2026-10-01T09:00:00Z'))
const forum = (slug: string) => ({ id: `for_${slug}`, slug, name: slug })
const add = (slug: string) => async (tx: Database) => {
  await tx.insert(forums).values(forum(slug))
  return done(slug, event('forum.added', `for_${slug}`))
}

describe('write', () => {
  it('commits the change and its audit event together', async () => {
    expect(await write(ctx, add('a'))).toEqual({ ok: true, value: 'a' })
    expect(await rows().select().from(forums)).toHaveLength(1)
    expect(await rows().select().from(auditEvents)).toMatchObject([
      { action: 'forum.added', object: 'for_a', actor: 'system', requestId: 'system', at: ctx.now },
    ])
  })

  it('rolls everything back when the audit event cannot be stored', async () => {
    const broken = { ...event('forum.added', 'x'), action: null as unknown as string }
    const attempt = write(ctx, async (tx) => {
      await tx.insert(forums).values(forum('a'))
      return done('a', broken)
    })
    await expect(attempt).rejects.toThrow()
    expect(await rows().select().from(forums)).toEqual([])
    expect(await write(ctx, add('b'))).toMatchObject({ ok: true })
  })

  it('rolls back what a refusal had already written', async () => {
    const result = await write(ctx, async (tx) => {
      await tx.insert(forums).values(forum('a'))
      return refuse('no')
    })
    expect(result).toEqual({ ok: false, reason: 'no' })
    expect(await rows().select().from(forums)).toEqual([])
  })

  it('refuses a change without an audit event', async () => {
    const sneaky = write(ctx, async (tx) => {
      await tx.insert(forums).values(forum('a'))
      return { kind: 'done', value: 1, events: [] as never }
    })
    await expect(sneaky).rejects.toThrow('without an audit event')
    const silent = await write(ctx, async (tx) => {
      await tx.insert(forums).values(forum('a'))
      return unchanged(1)
    })
    expect(silent).toEqual({ ok: true, value: 1 })
    expect(await rows().select().from(forums)).toEqual([])
  })

  it('throws inside another write', async () => {
    const nested = write(ctx, async () => {
      await write(ctx, add('a'))
      return unchanged(null)
    })
    await expect(nested).rejects.toThrow('a write inside a write')
  })

  it('turns a broken unique index into the refusal named for it', async () => {
    await write(ctx, add('a'))
    const sameSlug = async (tx: Database) => {
      await tx.insert(forums).values({ id: 'for_other', slug: 'a', name: 'other' })
      return done(null, event('forum.added', 'for_other'))
    }
    expect(await write(ctx, sameSlug, { unique: { 'forums(slug)': 'slug-taken' } })).toEqual({
      ok: false,
      reason: 'slug-taken',
    })
    await expect(write(ctx, sameSlug, { unique: { 'forums(name)': 'name-taken' } })).rejects.toThrow()
  })

  it('runs writes one after another, so that a check and its effect cannot be separated', async () => {
    const claim = (n: number) =>
      write(ctx, async (tx) => {
        const taken = await tx.select().from(forums)
        await new Promise((resolve) => setImmediate(resolve))
        await tx.insert(forums).values({ ...forum(`n${n}`), places: taken.length + 1 })
        return done(null, event('forum.added', `for_n${n}`))
      })
    await Promise.all(Array.from({ length: 20 }, (_, n) => claim(n)))
    const places = (await rows().select().from(forums)).map((row) => row.places)
    expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  })
})

describe('writeOnce', () => {
  it('does nothing the second time, and tells a repeat from a changed resend', async () => {
    const form = { key: 'k1', content: 'text=hello' }
    expect(await writeOnce(ctx, form, add('a'))).toEqual({ ok: true, value: 'a' })
    expect(await writeOnce(ctx, form, add('b'))).toEqual({ ok: false, reason: 'repeated' })
    expect(await writeOnce(ctx, { ...form, content: 'text=other' }, add('b'))).toEqual({
      ok: false,
      reason: 'sent-before',
    })
    expect(await rows().select().from(forums)).toHaveLength(1)
  })

  it('DAT-05 knows a form for a day, one from a tablet for 14, and none past what is declared', async () => {
    const on = (day: string) => systemContext('forum:manage', new Date(`2026-10-${day}T09:00:00Z`))
    const none = async () => refuse('no')
    const kept = async () => (await rows().select().from(submissions)).map(({ key }) => key).sort()
    await writeOnce(on('01'), { key: 'form', content: 'a' }, add('a'))
    await writeOnce(on('01'), { key: 'tablet', content: 'b', days: 14 }, add('b'))
    await writeOnce(on('02'), { key: 'other', content: 'c' }, add('c'))
    expect(await kept()).toEqual(['form', 'other', 'tablet'])
    await writeOnce(on('04'), { key: 'later', content: 'd' }, add('d'))
    expect(await kept()).toEqual(['later', 'tablet'])
    expect(await writeOnce(on('15'), { key: 'tablet', content: 'b', days: 14 }, none)).toMatchObject({
      reason: 'repeated',
    })
    const [tablet] = (await rows().select().from(submissions)).filter(({ key }) => key === 'tablet')
    const declared = dataMap()
      .filter((row) => row.table === 'submissions')
      .map(({ keep }) => keep)
    expect([ruleFacts.submissions.keep, ...new Set(declared)]).toEqual(['14d', '14 days'])
    expect(removalDay('14d', todayInLondon(tablet?.takenAt ?? ctx.now))).toBe('2026-10-15')
    await writeOnce(on('17'), { key: 'last', content: 'e' }, add('e'))
    expect(await kept()).toEqual(['last'])
  })

  it('can be sent again after a refusal', async () => {
    const form = { key: 'k1', content: 'x' }
    expect(await writeOnce(ctx, form, async () => refuse('no'))).toEqual({ ok: false, reason: 'no' })
    expect(await writeOnce(ctx, form, add('a'))).toMatchObject({ ok: true })
  })
})

describe('read', () => {
  it('cannot write', async () => {
    const writer = read() as Database
    await expect((async () => writer.insert(forums).values(forum('a')))()).rejects.toThrow()
    expect(await testEngine().reader.select().from(forums)).toEqual([])
  })

  it('sees, inside a write, what that write has done so far', async () => {
    const seen = vi.fn()
    await write(ctx, async (tx) => {
      await tx.insert(forums).values(forum('a'))
      seen((await read().select().from(forums).where(eq(forums.slug, 'a'))).length)
      return done(null, event('forum.added', 'for_a'))
    })
    expect(seen).toHaveBeenCalledWith(1)
  })
})

describe('the engine', () => {
  it('is the one the settings of this run name', async () => {
    const postgres = config.engine === 'postgres'
    await write(ctx, add('a'))
    const version = postgres ? sql<string>`version()` : sql<string>`sqlite_version()`
    const [row] = await read().select({ version }).from(forums)
    expect(row?.version).toMatch(postgres ? /^PostgreSQL \d+/ : /^3\.\d+/)
  })
})

describe('frozen rows', () => {
  it('refuses to change or delete an audit event', async () => {
    await write(ctx, add('a'))
    await expect(
      write(ctx, async (tx) => {
        await tx.update(auditEvents).set({ actor: 'somebody else' })
        return done(null, event('forum.added', 'y'))
      }),
    ).rejects.toThrow()
    await expect(
      write(ctx, async (tx) => {
        await tx.delete(auditEvents)
        return done(null, event('forum.added', 'y'))
      }),
    ).rejects.toThrow()
  })

  it('keeps foreign keys', async () => {
    const orphan = {
      id: 'm',
      template: 'session-reminder' as const,
      personId: 'nobody',
      sessionId: 'none',
      cause: 'c',
      notBefore: ctx.now,
      notAfter: ctx.now,
    }
    await expect(
      write(ctx, async (tx) => {
        await tx.insert(outbox).values(orphan)
        return done(null, event('forum.added', 'y'))
      }),
    ).rejects.toThrow()
  })
})
