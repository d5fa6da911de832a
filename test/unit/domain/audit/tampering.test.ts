import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredEntry } from '#app/domain/audit/chain.ts'
import { checkTrail, type FoundEntry, firstBroken } from '#app/domain/audit/verify.ts'
import { withTestKeys } from '#test/support/keys.ts'
import { chained, headAt, madeEntry, madeTrail } from '#test/support/trail.ts'

const SEED = 20_261_119
const RUNS = 1_000
const LENGTH = 160
const OLDER = 12
const BEGAN = OLDER + 1

const trail = madeTrail(LENGTH, OLDER)
withTestKeys()
const heads = [20, 41, 62, 83, 104, 125, 146, LENGTH].map((count) => headAt(trail, count))

/** A trail that was tampered with, and where the check must point at the latest. */
type Tampered = { kind: string; entries: FoundEntry[]; exactly?: number; latest: number }

const chainedAt = fc.integer({ min: BEGAN, max: LENGTH })
const anyAt = fc.integer({ min: 1, max: LENGTH })
const copy = () => trail.map((entry) => ({ ...entry }))
const entryAt = (sequence: number) => trail[sequence - 1] as StoredEntry
const nextHead = (sequence: number) => heads.find((head) => head.sequence >= sequence)?.sequence ?? LENGTH
const other = (text: string) => `${text}x`

const edits: Record<string, (entry: StoredEntry) => Partial<StoredEntry>> = {
  at: ({ at }) => ({ at: new Date(at.getTime() + 1) }),
  actor: ({ actor }) => ({ actor: other(actor) }),
  role: ({ role }) => ({ role: other(role) }),
  action: ({ action }) => ({ action: other(action) }),
  object: ({ object }) => ({ object: other(object) }),
  detail: ({ detail }) => ({ detail: { ...detail, points: 99 } }),
  requestId: ({ requestId }) => ({ requestId: other(requestId) }),
}
const fieldEdit = fc.constantFrom(...Object.keys(edits))
const edited = (entry: StoredEntry, field: string) => ({ ...entry, ...edits[field]?.(entry) })
const withContentOf = (entry: StoredEntry, content: StoredEntry) => ({
  ...content,
  sequence: entry.sequence,
  hash: entry.hash,
})
/** The entries again with hashes that fit, from an entry on. */
const rebuilt = (entries: StoredEntry[], from: number) => [
  ...entries.slice(0, from - 1),
  ...chained(entries.slice(from - 1), from > BEGAN ? (entries[from - 2]?.hash ?? '') : undefined),
]

const edit = fc.tuple(chainedAt, fieldEdit).map(([k, field]): Tampered => {
  const entries = copy()
  entries[k - 1] = edited(entryAt(k), field)
  return { kind: `edit ${field}`, entries, exactly: k, latest: k }
})
const editOlder = fc.tuple(fc.integer({ min: 1, max: OLDER }), fieldEdit).map(([k, field]): Tampered => {
  const entries = copy()
  entries[k - 1] = edited(entryAt(k), field)
  return { kind: 'edit before the chain', entries, latest: OLDER }
})
const editHash = chainedAt.map((k): Tampered => {
  const entries = copy()
  entries[k - 1] = { ...entryAt(k), hash: 'f'.repeat(64) }
  return { kind: 'edit hash', entries, exactly: k, latest: k }
})
const editAndRehash = fc.tuple(chainedAt, fieldEdit).map(([k, field]): Tampered => {
  const entries = copy()
  const before = k > BEGAN ? entryAt(k - 1).hash : undefined
  const [forged] = chained([edited(entryAt(k), field)], before ?? undefined)
  entries[k - 1] = forged as StoredEntry
  return { kind: 'edit with a hash that fits', entries, latest: Math.min(k + 1, LENGTH) }
})
const unhash = chainedAt.map((k): Tampered => {
  const entries = copy()
  entries[k - 1] = { ...entryAt(k), hash: null }
  return { kind: 'take a hash away', entries, latest: Math.min(k + 1, LENGTH) }
})
const unread = anyAt.map((k): Tampered => {
  const entries: FoundEntry[] = copy()
  entries[k - 1] = { sequence: k, unreadable: true }
  return { kind: 'make unreadable', entries, exactly: k, latest: k }
})
const remove = fc.integer({ min: 1, max: LENGTH - 1 }).map((k): Tampered => {
  const entries = trail.filter(({ sequence }) => sequence !== k)
  return { kind: 'delete', entries, latest: Math.max(k, BEGAN) }
})
const swap = fc
  .tuple(chainedAt, chainedAt)
  .filter(([one, two]) => one < two)
  .map(([one, two]): Tampered => {
    const entries = copy()
    entries[one - 1] = withContentOf(entryAt(one), entryAt(two))
    entries[two - 1] = withContentOf(entryAt(two), entryAt(one))
    return { kind: 'swap', entries, exactly: one, latest: one }
  })
const reorder = fc
  .tuple(chainedAt, fc.integer({ min: 2, max: 10 }))
  .filter(([from, length]) => from + length <= LENGTH)
  .map(([from, length]): Tampered => {
    const part = trail.slice(from - 1, from - 1 + length)
    const turned = part.map((entry, at) => withContentOf(entry, part[(at + 1) % length] as StoredEntry))
    return {
      kind: 'reorder',
      entries: [...trail.slice(0, from - 1), ...turned, ...trail.slice(from - 1 + length)],
      exactly: from,
      latest: from,
    }
  })
const insert = fc.tuple(chainedAt, fc.boolean()).map(([k, fits]): Tampered => {
  const forged = { ...madeEntry(k), requestId: 'forged', hash: 'a'.repeat(64) }
  const moved = trail.slice(k - 1).map((entry) => ({ ...entry, sequence: entry.sequence + 1 }))
  const entries = [...trail.slice(0, k - 1), forged, ...moved]
  if (!fits) return { kind: 'insert', entries, exactly: k, latest: k }
  return { kind: 'insert and rebuild', entries: rebuilt(entries, k), latest: nextHead(k) }
})
const cutTail = fc.integer({ min: 0, max: LENGTH - 1 }).map((left): Tampered => {
  const exactly = left > 0 && left <= OLDER ? 1 : left + 1
  return { kind: 'cut the tail', entries: trail.slice(0, left), exactly, latest: exactly }
})
const rebuild = fc.tuple(chainedAt, fieldEdit).map(([k, field]): Tampered => {
  const entries = copy()
  entries[k - 1] = edited(entryAt(k), field)
  return { kind: 'rebuild the chain', entries: rebuilt(entries, k), latest: nextHead(k) }
})
const rebuildWhole = fc.tuple(anyAt, fieldEdit).map(([k, field]): Tampered => {
  const entries = trail.map((entry) => (entry.sequence === k ? edited(entry, field) : entry))
  return { kind: 'rebuild from nothing', entries: chained(entries), latest: nextHead(1) }
})
const restore = fc
  .tuple(fc.integer({ min: BEGAN, max: LENGTH - 1 }), fc.integer({ min: 0, max: 60 }))
  .map(([left, more]): Tampered => {
    const later = Array.from({ length: more }, (_, at) => ({ ...madeEntry(left + 1 + at), requestId: `later-${at}` }))
    const entries = [...trail.slice(0, left), ...chained(later, entryAt(left).hash ?? undefined)]
    return { kind: 'restore an old file', entries, latest: nextHead(left + 1) }
  })

const kinds = [
  edit,
  editOlder,
  editHash,
  editAndRehash,
  unhash,
  unread,
  remove,
  swap,
  reorder,
  insert,
  cutTail,
  rebuild,
  rebuildWhole,
  restore,
]
const tampered = fc.sample(fc.oneof(...kinds), { numRuns: RUNS, seed: SEED })

describe('the check of the trail', () => {
  it('finds the untouched trail whole (negative control)', () => {
    const verdict = checkTrail(trail, heads)
    expect(verdict).toMatchObject({ entries: LENGTH, problems: [], agreeing: heads.length })
  })

  it(`AUD-03 AUD-04 finds each of ${RUNS} tamperings, and where`, () => {
    const missed = tampered.filter(({ entries, exactly, latest }) => {
      const first = checkTrail(entries, heads).problems[0]
      return !first || first.sequence > latest || (exactly !== undefined && first.sequence !== exactly)
    })
    expect(missed.map(({ kind, exactly, latest }) => ({ kind, exactly, latest }))).toEqual([])
    expect(tampered).toHaveLength(RUNS)
  })

  it('AUD-03 tries every kind many times', () => {
    const tried = new Map<string, number>()
    for (const { kind } of tampered) tried.set(kind, (tried.get(kind) ?? 0) + 1)
    expect(tried.size).toBe(21)
    expect(Math.min(...tried.values())).toBeGreaterThanOrEqual(4)
  })

  it('AUD-04 would miss a rebuilt chain, a cut tail and an old file without heads from outside (negative control)', () => {
    const outside = ['insert and rebuild', 'rebuild the chain', 'restore an old file']
    const quiet = tampered.filter(({ kind }) => outside.includes(kind))
    expect(quiet.length).toBeGreaterThan(50)
    expect(quiet.filter(({ entries }) => checkTrail(entries, []).problems.length > 0)).toEqual([])
    expect(checkTrail(trail.slice(0, 100), []).problems).toEqual([])
  })

  it('AUD-06 sees a change among the newest entries by itself', () => {
    expect(firstBroken(trail)).toBeNull()
    expect(firstBroken(trail.slice(100))).toBeNull()
    const changed = copy()
    changed[129] = edited(entryAt(130), 'actor')
    expect(firstBroken(changed.slice(100))).toBe(130)
    expect(firstBroken(trail.filter(({ sequence }) => sequence !== 130))).toBe(131)
  })
})
