import { getTableColumns, getTableName, is, Table } from 'drizzle-orm'
import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { config } from '#app/config.server.ts'
import { declaredTables, table, text } from '#db/columns.ts'
import { tableFacts } from '#db/data-map/tables.ts'
import { dataMap, undeclaredColumns } from '#db/data-map.ts'
import * as schema from '#db/schema/index.ts'

const inSchema = Object.values(schema).filter((value) => is(value, Table))
const names = inSchema.map((made) => getTableName(made as Table)).sort()
const declared = declaredTables.filter(({ name }) => names.includes(name))

const said = { class: 'internal', purpose: 'accounts', keep: '1d', seen: ['admin'] } as const
const bare = (name: string) => (config.engine === 'postgres' ? pg.text(name) : lite.text(name))

/** A table made for the test, as the register of declarations has it. */
function register(name: string, columns: Record<string, object>) {
  ;(table as (name: string, columns: object) => unknown)(name, columns)
  return declaredTables.filter((entry) => entry.name === name)
}

describe('the data map', () => {
  it('has every table of the schema, and words for each', () => {
    expect(names.length).toBeGreaterThan(20)
    expect(declared.map(({ name }) => name).sort()).toEqual(names)
    expect(Object.keys(tableFacts).sort()).toEqual(names)
  })

  it('has a whole declaration for every column', () => {
    expect(undeclaredColumns(declared)).toEqual([])
    for (const { table: made, columns } of declared) {
      expect([...columns.keys()]).toEqual(Object.keys(getTableColumns(made)))
    }
  })

  it('finds a column that says nothing of itself', () => {
    const control = register('control_bare', { id: text('id', said), note: bare('note') })
    expect(undeclaredColumns(control)).toEqual(['control_bare.note'])
    expect(() => dataMap(control)).toThrow('control_bare.note')
  })

  it.each([
    ['nobody to see it', { ...said, seen: [] }],
    ['no purpose', { ...said, purpose: '' as never }],
    ['no end', { ...said, keep: '' as never }],
    ['no class', { ...said, class: '' as never }],
  ])('finds a column with %s', (what, declaration) => {
    const name = `control_${what.replaceAll(' ', '_')}`
    expect(undeclaredColumns(register(name, { id: text('id', declaration) }))).toEqual([`${name}.id`])
  })

  it('has the person themselves see their own sign-ins, and nobody else', () => {
    expect(dataMap(declared).find(({ table: of, column }) => of === 'sign_in_sessions' && column === 'device')).toEqual(
      expect.objectContaining({ class: 'personal', seen: 'The person themselves' }),
    )
  })

  it('says in words what a column is for', () => {
    expect(dataMap(declared)).toContainEqual({
      ...{ table: 'participants', column: 'alias', about: 'participants', class: 'personal' },
      ...{ purpose: 'running-forums', keptFor: 'place+30d', protection: 'participant' },
      holds: 'Reference and first name of a participant',
      aboutWords: 'People who take part in a forum, or were asked to',
      classWords: 'About a person',
      purposeWords: 'Running the forums',
      keep: 'Until 30 days after the person leaves the forum',
      seen: 'Facilitator, Victim Support worker, The participant, Administrator or data protection officer in an emergency',
      recipients: expect.stringContaining('The organisation that runs the forum'),
      article6: expect.stringContaining('Article 6(1)(e)'),
      condition: '',
      sealed: 'Sealed under the participant’s own key',
      erasure: expect.stringContaining('Your reference stays while the list of vouchers needs it'),
    })
  })
})
