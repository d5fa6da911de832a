import { systemContext } from '#app/domain/shared/context.ts'
import { newId } from '#app/domain/shared/ids.ts'
import type { AuditEvent } from '#app/domain/shared/result.ts'
import { done, event, unchanged } from '#app/domain/shared/result.ts'
import { type Database, write } from '#db/client.server.ts'
import { agreementWordings, codebookVersions, forums, themes } from '#db/schema/index.ts'
import { firstWordings, WORDINGS_FROM } from './reference/agreement-wordings.ts'
import taxonomy from './reference/taxonomy.json' with { type: 'json' }

/** The six forums of PCD 1645 §2.3. */
const sixForums = [
  { slug: 'open', name: 'Open forum' },
  { slug: 'black-communities', name: 'Black communities' },
  { slug: 'women-and-girls', name: 'Women and girls' },
  { slug: 'disability', name: 'Disabled people' },
  { slug: 'lgbtq', name: 'LGBTQ+' },
  { slug: 'parents-of-young-victims', name: 'Parents of young victims' },
] as const

const CODEBOOK = { version: 1, title: 'Starter codebook', inUseFrom: '2025-01-01' }

/** Puts in the six forums, the codebook and the words of the agreements where they are missing. A second run changes nothing. */
export async function seedReference(now: Date): Promise<void> {
  await write(systemContext('forum:manage', now), async (tx) => {
    const events = [...(await seedForums(tx)), ...(await seedCodebook(tx)), ...(await seedWordings(tx))]
    const [first, ...rest] = events
    return first ? done(null, first, ...rest) : unchanged(null)
  })
}

async function seedForums(tx: Database): Promise<AuditEvent[]> {
  if ((await tx.$count(forums)) > 0) return []
  const rows = sixForums.map((forum) => ({ id: newId('for'), state: 'open' as const, ...forum }))
  await tx.insert(forums).values(rows)
  return rows.map((row) => event('forum.added', row.id))
}

async function seedCodebook(tx: Database): Promise<AuditEvent[]> {
  if ((await tx.$count(codebookVersions)) > 0) return []
  await tx.insert(codebookVersions).values(CODEBOOK)
  await tx.insert(themes).values(
    taxonomy.map((theme, at) => ({
      code: theme.code,
      sinceVersion: CODEBOOK.version,
      parent: theme.parent,
      position: at + 1,
      name: theme.name,
      definition: theme.definition,
      include: theme.include,
      exclude: theme.exclude,
      rights: theme.victimsCodeRights,
      stages: theme.stages,
    })),
  )
  return [event('codebook.loaded', `codebook-${CODEBOOK.version}`, { themes: taxonomy.length })]
}

async function seedWordings(tx: Database): Promise<AuditEvent[]> {
  const known = new Set((await tx.select().from(agreementWordings)).map(({ purpose }) => purpose))
  const missing = firstWordings.filter(({ purpose }) => !known.has(purpose))
  if (missing.length === 0) return []
  const rows = missing.map((one) => ({ id: newId('agw'), version: 1, inUseFrom: WORDINGS_FROM, ...one }))
  await tx.insert(agreementWordings).values(rows)
  return [event('agreement.loaded', 'agreement-1', { wordings: rows.length })]
}
