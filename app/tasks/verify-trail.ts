import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { isSignedWith, keyIdOf, publicKeyFrom } from '#app/crypto/signing.server.ts'
import { findHeads, type SignedHead, signedText } from '#app/domain/audit/head.ts'
import { LATE_MINUTES } from '#app/domain/audit/rules.ts'
import { TrailCheck, type Verdict } from '#app/domain/audit/verify.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { trailAt } from '#db/trail.ts'

/**
 * Checks the audit trail. Needs the data, what the anchor kept, and the public key: no key file and no settings, so that
 * it can be run on another machine. Ends with 0 when the trail is whole, 2 when that could not be shown, and 3 when it
 * is broken (`npm run audit:verify` makes 1 of that).
 */
const WHOLE = 0
const NOT_SHOWN = 2
const BROKEN = 3
const SHOWN = 10

type Sources = { data: string; anchors: string[]; keys: string[] }

const say = (text: string) => process.stdout.write(`${text}\n`)
const numbered = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

process.exitCode = await verify().catch((error: unknown) => {
  say(`Could not check: ${error instanceof Error ? error.message : 'something went wrong'}`)
  return NOT_SHOWN
})

async function verify(): Promise<number> {
  const { data, anchors, keys } = await sources()
  const { heads, forged } = signedHeads(anchors, keys)
  const check = new TrailCheck(heads)
  for await (const entry of trailAt(data)) check.take(entry)
  const verdict = check.finish()
  say(
    `${numbered(verdict.entries, 'entry', 'entries')} in the trail, ${numbered(heads.length, 'signed head', 'signed heads')} from outside.`,
  )
  for (const head of forged) say(`A head of entry ${head.sequence} names the key, and was not signed with it.`)
  if (verdict.problems.length > 0) return sayBroken(verdict)
  if (forged.length > 0) return BROKEN
  say('Every entry follows the one before it.')
  return heads.length === 0 ? sayNotShown(keys.length > 0) : sayWhole(verdict, heads)
}

function sayBroken({ problems }: Verdict): number {
  say('\nTHE TRAIL IS BROKEN. The first broken entry:')
  for (const { sequence, at, words } of problems.slice(0, SHOWN))
    say(`  Entry ${sequence}${at ? ` (${at.toISOString()})` : ''}: ${words}.`)
  if (problems.length > SHOWN) say(`  … and at least ${problems.length - SHOWN} more.`)
  return BROKEN
}

function sayNotShown(hasKey: boolean): number {
  say('\nNOT CHECKED against anything outside: there was no signed head to compare with.')
  say('So it is not shown that no entry is missing at the end, that the chain was not made anew as a whole,')
  say('and that this is not an older copy.')
  say(
    hasKey
      ? 'Give what the anchor kept with --anchor.'
      : 'Give the public key with --key, and what the anchor kept with --anchor.',
  )
  return NOT_SHOWN
}

function sayWhole({ newest, agreeing }: Verdict, heads: SignedHead[]): number {
  const latest = heads.reduce((one, other) => (other.sequence > one.sequence ? other : one))
  say(
    `All ${numbered(agreeing, 'head agrees', 'heads agree')}, the newest with entry ${latest.sequence}, on ${formatDateTime(latest.at)}.`,
  )
  if (newest && newest.sequence > latest.sequence) {
    say(
      `Entries ${latest.sequence + 1} to ${newest.sequence} are newer than that head: only their own chain holds them.`,
    )
    if (newest.at.getTime() - latest.at.getTime() > LATE_MINUTES * 60_000)
      say(
        `Warning: the newest head is more than ${LATE_MINUTES} minutes older than the newest entry. Is the anchor still fed?`,
      )
  }
  say('\nThe trail is whole.')
  return WHOLE
}

/** What to look at: as the options say, and for the rest as the settings of the service say. */
async function sources(): Promise<Sources> {
  const text = { type: 'string' } as const
  const list = { type: 'string', multiple: true } as const
  const { values } = parseArgs({ options: { data: text, anchor: list, key: list } })
  const asked = { anchors: values.anchor ?? [], keys: values.key ?? [] }
  if (values.data) return { data: values.data, ...asked }
  const { config } = await import('#app/config.server.ts')
  const folder = config.auditAnchor?.startsWith('folder:') ? [config.auditAnchor.slice('folder:'.length)] : []
  const ownKey = `${config.keyFile}.public.pem`
  if (asked.keys.length === 0 && existsSync(ownKey)) {
    say(`Checking with the public key on this machine, ${ownKey}. A copy kept elsewhere shows more.`)
    asked.keys.push(ownKey)
  }
  return { data: config.databaseUrl, keys: asked.keys, anchors: asked.anchors.length > 0 ? asked.anchors : folder }
}

/** The heads of the anchors that are signed with one of the keys, and those that only say so. */
function signedHeads(anchors: string[], files: string[]): { heads: SignedHead[]; forged: SignedHead[] } {
  const keys = new Map(
    files.map((file) => {
      const key = publicKeyFrom(readFileSync(file, 'utf8'))
      return [keyIdOf(key), key]
    }),
  )
  if (anchors.length > 0 && keys.size === 0) throw new Error('the anchor needs the public key: give it with --key')
  const found = anchors.flatMap(filesUnder).flatMap((file) => findHeads(readFileSync(file, 'latin1')))
  const heads: SignedHead[] = []
  const forged: SignedHead[] = []
  for (const head of found) {
    const key = keys.get(head.key)
    if (key) (isSignedWith(key, signedText(head), head.signature) ? heads : forged).push(head)
  }
  const others = found.length - heads.length - forged.length
  if (others > 0)
    say(`Warning: ${numbered(others, 'head was', 'heads were')} signed with another key, and not looked at.`)
  return { heads, forged }
}

function filesUnder(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place]
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' })
  return names.map((name) => path.join(place, name)).filter((file) => statSync(file).isFile())
}
