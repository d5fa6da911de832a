import { beforeEach, describe, expect, it } from 'vitest'
import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'
import { declaredTables } from '#db/columns.ts'
import { keyStore } from '#db/key-store.server.ts'
import { byName, NO_NAME, withNames } from '#db/names.server.ts'
import { contactRoutes, participants, safeContacts } from '#db/schema/index.ts'
import { newSealing, type Sealing, sealingFor, sealingsFor } from '#db/seal.server.ts'
import { serviceSeals } from '#db/service-seals.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import { aPerson, ctxFor, participantsIn } from '#test/support/factories.ts'
import { keyFileWith } from '#test/support/key-stores.ts'
import { withTestKeys } from '#test/support/keys.ts'

withTestDatabase()
beforeEach(withTestKeys)
const REFUSED = 'a sealed value does not open'

describe('CRY-01 a field of a participant', () => {
  let ada: Sealing
  let ben: Sealing
  let sealed: string
  beforeEach(async () => {
    ada = await newSealing('ptc_ada')
    ben = await newSealing('ptc_ben')
    sealed = ada.seal(contactRoutes.address, 'cro_1', 'ada@example.org')
  })

  it('opens where it was sealed, also with the key as it lies in the store', async () => {
    expect((await sealingFor('ptc_ada')).open(contactRoutes.address, 'cro_1', sealed)).toBe('ada@example.org')
  })

  it.each<[string, () => string]>([
    ['in another row', () => ada.open(contactRoutes.address, 'cro_2', sealed)],
    ['in another column', () => ada.open(contactRoutes.rules, 'cro_1', sealed)],
    ['in another table', () => ada.open(safeContacts.rules, 'cro_1', sealed)],
    ['for another participant', () => ben.open(contactRoutes.address, 'cro_1', sealed)],
    ['when it was cut', () => ada.open(contactRoutes.address, 'cro_1', sealed.slice(0, -4))],
    ['when it is the clear text', () => ada.open(contactRoutes.address, 'cro_1', 'ada@example.org')],
  ])('does not open %s', (_what, open) => {
    expect(open).toThrow(REFUSED)
  })

  it('opens no more when the key is removed (CRY-04)', async () => {
    await keyStore().remove(['ptc_ada'])
    await expect(sealingFor('ptc_ada')).rejects.toThrow('a participant has no key')
    expect([...(await sealingsFor(['ptc_ada', 'ptc_ben', 'ptc_ben'])).keys()]).toEqual(['ptc_ben'])
  })

  it('CRY-02 opens with the data and the key store alone for nobody who lacks the key file', async () => {
    const other = keyFileWith(7)
    setKeys(parseKeys(JSON.stringify({ ...other, seal: [{ ...other.seal[0], version: 1 }] })))
    await expect(sealingFor('ptc_ada')).rejects.toThrow(REFUSED)
    const wrapped = (await keyStore().find(['ptc_ada'])).get('ptc_ada') ?? ''
    expect(wrapped).toMatch(/^v1\.1\./)
  })
})

describe('names', () => {
  const held = async () =>
    (await rows().select().from(participants)).map(({ id, reference, alias }) => ({
      participantId: id,
      reference,
      alias,
    }))

  it('are read for the forum’s own facilitator, and stand sealed in the data', async () => {
    await participantsIn('open', 2)
    const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'participant:view')
    const sealed = await held()
    expect(sealed.filter(({ alias }) => alias?.includes('Alias'))).toEqual([])
    expect((await withNames(ctx, sealed)).map(({ alias }) => alias).sort()).toEqual(['Alias 1', 'Alias 2'])
  })

  it('are references on a screen that hides names, and no key is asked for', async () => {
    await participantsIn('open', 2)
    const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'participant:view')
    const hidden = { ...ctx, signIn: { id: '', handle: '', confirmedAt: null, namesHidden: true } }
    await keyStore().remove(['ptc_open_1'])
    expect((await withNames(hidden, await held())).map(({ alias }) => alias)).toEqual(['VVF-OP01', 'VVF-OP02'])
  })

  it('are gone with the key, and the others stay', async () => {
    await participantsIn('open', 2)
    const ctx = ctxFor(await aPerson('facilitator', { forum: 'open' }), 'participant:view')
    await keyStore().remove(['ptc_open_1'])
    expect((await withNames(ctx, await held())).map(({ alias }) => alias).sort()).toEqual(['Alias 2', NO_NAME])
  })

  it('are ordered as a list of names is read, then by reference', () => {
    const people = ['Zoë 10', 'zoe', 'Zoë 9', 'Ada'].map((alias, at) => ({ alias, reference: `VVF-${at}` }))
    expect(people.sort(byName).map(({ alias }) => alias)).toEqual(['Ada', 'zoe', 'Zoë 9', 'Zoë 10'])
    const same = [
      { alias: 'Ada', reference: 'VVF-2' },
      { alias: 'Ada', reference: 'VVF-1' },
    ]
    expect(same.sort(byName).map(({ reference }) => reference)).toEqual(['VVF-1', 'VVF-2'])
  })
})

describe('CRY-03 what is sealed under the key of the service', () => {
  it('is all in the list of what a change of that key seals anew', () => {
    const declared = declaredTables.flatMap(({ name, columns, table }) =>
      [...columns].flatMap(([key, one]) => {
        const column = (table as unknown as Record<string, { name: string }>)[key]
        return one?.sealed === 'service' ? [`${name}.${column?.name}`] : []
      }),
    )
    const listed = Object.values(serviceSeals).map(({ place }) => `${place.table}.${place.column}`)
    // The seed of an authenticator app is sealed in the same way.
    expect(listed.sort()).toEqual([...declared, 'authenticator_apps.seed'].sort())
  })
})
