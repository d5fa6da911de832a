import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { newReference } from '#app/domain/shared/ids.ts'
import { declaredTables } from '#db/columns.ts'
import { notSealedTables, protectionOf, whyNotSealed } from '#db/data-map/protection.ts'
import { article6Words, conditionWords, peopleWords, purposes, recipientWords } from '#db/data-map/purposes.ts'
import { tableFacts } from '#db/data-map/tables.ts'
import { classWords, inWords, keepWords } from '#db/data-map/words.ts'
import { dataMap, whatIsMissing } from '#db/data-map.ts'
import * as schema from '#db/schema/index.ts'
import { dependents, subjects, tablesWithoutSubject } from '#db/subjects.ts'

const tables = declaredTables.filter(({ name }) => Object.hasOwn(tableFacts, name))
const map = dataMap(tables)
const plain = { class: 'internal', purpose: 'accounts', keep: '1d', seen: ['admin'] } as const

describe('GOV-01 every declaration is complete', () => {
  it.each([
    ['a purpose without words', 'forums', { ...plain, purpose: 'curiosity' }, 'a purpose'],
    ['an end without words', 'forums', { ...plain, keep: '99y' }, 'how long it is kept'],
    ['a class that is not known', 'forums', { ...plain, class: 'odd' }, 'a class'],
    ['nobody who sees it', 'forums', { ...plain, seen: ['passers-by'] }, 'who sees it'],
    [
      'something sensitive without a condition',
      'forums',
      { ...plain, class: 'special' },
      'a condition for what is sensitive',
    ],
    [
      'something about a participant in the clear',
      'contact_tasks',
      { ...plain, class: 'personal' },
      'a seal, or why there is none',
    ],
  ])('finds %s', (_what, table, declaration, missing) =>
    expect(whatIsMissing(table, 'note', declaration as never)).toBe(missing),
  )

  it('with words for each purpose, recipient, class, end, basis and condition, and none that nothing uses', () => {
    expect(Object.keys(purposes).filter((one) => !map.some(({ purpose }) => purpose === one))).toEqual([])
    expect(Object.keys(keepWords).filter((one) => !map.some(({ keptFor }) => keptFor === one))).toEqual([])
    expect(Object.keys(classWords).filter((one) => !map.some((row) => row.class === one))).toEqual([])
    const facts = Object.values(purposes)
    const used = (of: (one: (typeof facts)[number]) => readonly (string | null)[]) =>
      [...new Set(facts.flatMap(of))].filter((one) => one !== null).sort()
    expect(used(({ recipients }) => recipients)).toEqual(Object.keys(recipientWords).sort())
    expect(used(({ people }) => people)).toEqual(Object.keys(peopleWords).sort())
    expect(used(({ article6 }) => [article6])).toEqual(Object.keys(article6Words).sort())
    expect(used(({ condition }) => [condition])).toEqual(Object.keys(conditionWords).sort())
  })

  it('and says of each purpose the people that its tables are about', () => {
    for (const [purpose, { people }] of Object.entries(purposes)) {
      const about = new Set(map.filter((row) => row.purpose === purpose).map((row) => row.about))
      expect(
        [...about].filter((one) => !people.includes(one)),
        purpose,
      ).toEqual([])
    }
  })

  it('says of each table about participants how it hangs on one', () => {
    expect(tablesWithoutSubject()).toEqual([])
    const known = [...Object.keys(subjects), ...Object.keys(dependents), 'participant_imports']
    const about = Object.entries(tableFacts).flatMap(([name, facts]) => (facts.about === 'participants' ? [name] : []))
    expect(about.sort()).toEqual(known.sort())
  })
})

describe('GOV-01 what is sealed', () => {
  const sources = ['app', 'db'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  )
  const tableOf = (exported: string) => {
    const table = Object.entries(schema).find(([name]) => name === exported)?.[1]
    return is(table, Table) ? getTableName(table) : exported
  }

  it('is declared as sealed, and what is declared is sealed', () => {
    const sealedSomewhere = sources.flatMap((text) =>
      [...text.matchAll(/\bseal\(\s*(\w+)\.(\w+),/g)].map(
        ([, table = '', column = '']) => `${tableOf(table)}.${column}`,
      ),
    )
    const declared = map
      .filter(({ protection }) => protection === 'participant')
      .map((row) => `${row.table}.${row.column}`)
    expect(sealedSomewhere).toContain('participants.alias')
    expect([...new Set(sealedSomewhere)].filter((name) => !declared.includes(name))).toEqual([])
  })

  it('is everything secret, but for what needs neither seal nor digest, and each reason is still needed', () => {
    const fleeting =
      /^(throttles|submissions|sign_in_sessions|password_resets|invitations|known_devices|used_challenges|participant_visits)\./
    const bare = map
      .filter((row) => row.class === 'secret' && row.protection === 'clear')
      .map((row) => `${row.table}.${row.column}`)
    expect(bare.filter((name) => !fleeting.test(name))).toEqual([])
    const unsealed = map.filter(
      (row) => row.about === 'participants' && /personal|special/.test(row.class) && row.protection !== 'participant',
    )
    expect(
      unsealed.filter((row) => whyNotSealed(row.table, row.column) === null && row.protection === 'clear'),
    ).toEqual([])
    expect(notSealedTables.filter((name) => !unsealed.some((row) => row.table === name))).toEqual([])
  })

  it('names a digest by what it is', () => {
    const named = (table: (typeof tables)[number]) =>
      Object.entries(getTableColumns(table.table) as Record<string, SQLiteColumn>).map(([key, column]) => ({
        name: `${table.name}.${key}`,
        column: column.name,
        protection: protectionOf(table.name, key, table.columns.get(key) ?? plain),
      }))
    const looks = tables.flatMap(named).filter(({ column }) => /hash|digest$/.test(column))
    expect(looks.filter(({ protection }) => protection !== 'digest')).toEqual([])
  })
})

describe('PRV-01 minimal by schema', () => {
  const identifying =
    /surname|last_?name|family|birth|dob|postcode|street|ethnic|gender|sexual|diagnos|crime|officer|notes?$/i

  it('has no column for a surname, a date of birth, where somebody lives, the crime or the case', () => {
    expect(map.filter(({ table, column }) => identifying.test(`${table}.${column}`))).toEqual([])
    expect(
      ['participants.surname', 'places.dateOfBirth', 'x.notes'].filter((name) => identifying.test(name)),
    ).toHaveLength(3)
  })

  it('has just these columns that name a person or say how to reach one', () => {
    const naming = /\b(name|email|alias|address|phone|word|line)\b/
    const found = map.filter(({ column }) => naming.test(inWords(column))).map((row) => `${row.table}.${row.column}`)
    expect(found.sort()).toEqual([
      'adjustments.line',
      'contact_routes.address',
      'contact_routes.addressIndex',
      'forums.name',
      'guests.name',
      'participants.alias',
      'passkeys.name',
      'people.email',
      'people.name',
      'preparations.line',
      'safe_contacts.codeWord',
      'sessions.roomName',
      'themes.name',
      'venues.address',
      'venues.name',
      'venues.roomName',
    ])
  })

  it('has references and ids that are made from nothing but chance', () => {
    expect(newReference.length).toBe(0)
    const made = Array.from({ length: 200 }, () => newReference())
    expect(new Set(made).size).toBeGreaterThan(195)
    expect(made.filter((one) => !/^VVF-[2-9A-HJ-NP-Z]{4}$/.test(one))).toEqual([])
  })
})
