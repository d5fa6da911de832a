import { flag, index, instant, integer, json, table, text } from '../columns.ts'
import { people } from './accounts.ts'

const own = { class: 'internal', purpose: 'accounts', keep: '24m', seen: ['the service'] } as const
const shown = { ...own, seen: ['oneself'] } as const
const secret = { class: 'secret', purpose: 'accounts', keep: '24m', seen: ['the service'] } as const
const fleeting = { class: 'secret', purpose: 'accounts', keep: '1d', seen: ['the service'] } as const

/** The authenticator app of a person: one each. The seed is sealed (security.md AUT-05). */
export const authenticatorApps = table('authenticator_apps', {
  id: text('id', own).primaryKey(),
  personId: text('person_id', own)
    .notNull()
    .unique()
    .references(() => people.id),
  seed: text('seed', secret).notNull(),
  /** The time step of the last code that was taken: that one and earlier ones are over. */
  lastStep: integer('last_step', own).notNull(),
  addedAt: instant('added_at', shown).notNull(),
})

/** Passkeys (WebAuthn credentials). The public key alone signs nobody in. */
export const passkeys = table(
  'passkeys',
  {
    id: text('id', shown).primaryKey(),
    personId: text('person_id', own)
      .notNull()
      .references(() => people.id),
    credentialId: text('credential_id', shown).notNull().unique(),
    publicKey: text('public_key', own).notNull(),
    counter: integer('counter', own).notNull(),
    transports: json<string[]>('transports', shown).notNull(),
    /** What its owner calls it. */
    name: text('name', { ...shown, class: 'personal' }).notNull(),
    backedUp: flag('backed_up', shown).notNull(),
    addedAt: instant('added_at', shown).notNull(),
    usedAt: instant('used_at', shown),
  },
  (t) => [index('passkeys_person').on(t.personId)],
)

/** Single-use codes for when the second factor is lost. Only digests are held. */
export const recoveryCodes = table(
  'recovery_codes',
  {
    id: text('id', own).primaryKey(),
    personId: text('person_id', own)
      .notNull()
      .references(() => people.id),
    codeHash: text('code_hash', secret).notNull().unique(),
    usedAt: instant('used_at', own),
  },
  (t) => [index('recovery_codes_person').on(t.personId)],
)

/** Passkey challenges that have been answered, so that no answer is taken twice. */
export const usedChallenges = table(
  'used_challenges',
  { hash: text('hash', fleeting).primaryKey(), expiresAt: instant('expires_at', fleeting).notNull() },
  (t) => [index('used_challenges_age').on(t.expiresAt)],
)
