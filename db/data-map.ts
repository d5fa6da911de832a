import { type DataClass, type Declaration, declaredTables, type Keep, type Purpose } from './columns.ts'
import { protectionOf, whyNotSealed } from './data-map/protection.ts'
import {
  article6Words,
  conditionWords,
  type People,
  peopleWords,
  purposes,
  recipientsOf,
  recipientWords,
} from './data-map/purposes.ts'
import { tableFacts } from './data-map/tables.ts'
import { classWords, keepWords, type Protection, protectionWords, seenWords } from './data-map/words.ts'
import './schema/index.ts'
import { dependents, subjects } from './subjects.ts'

/**
 * One column of the database and its data-protection declaration, as it is declared and in words. The privacy page, the
 * record of processing, the impact assessment, erasure and retention all read these rows (security.md GOV-01).
 */
export type DataMapRow = {
  table: string
  column: string
  about: People
  class: DataClass
  purpose: Purpose
  keptFor: Keep
  protection: Protection
  holds: string
  aboutWords: string
  classWords: string
  purposeWords: string
  keep: string
  seen: string
  recipients: string
  article6: string
  /** Empty where the column is not sensitive. */
  condition: string
  sealed: string
  erasure: string
}

type Declared = { name: string; columns: ReadonlyMap<string, Declaration | undefined> }

/** Columns that do not say all there is to say of them, as `table.column`: none may exist. */
export function undeclaredColumns(tables: readonly Declared[]): string[] {
  return tables.flatMap(({ name, columns }) =>
    [...columns]
      .filter(([column, declaration]) => whatIsMissing(name, column, declaration) !== null)
      .map(([column]) => `${name}.${column}`),
  )
}

/** What a declaration does not say, or says in no words; null when it is complete. */
export function whatIsMissing(table: string, column: string, declaration: Declaration | undefined): string | null {
  if (!declaration) return 'a declaration'
  const { class: kind, purpose, keep, seen } = declaration
  if (!Object.hasOwn(classWords, kind)) return 'a class'
  if (!Object.hasOwn(purposes, purpose)) return 'a purpose'
  if (!Object.hasOwn(keepWords, keep)) return 'how long it is kept'
  if (seen.length === 0 || seen.some((one) => !Object.hasOwn(seenWords, one))) return 'who sees it'
  if (kind === 'special' && purposes[purpose].condition === null) return 'a condition for what is sensitive'
  const isOfParticipants = tableFacts[table]?.about === 'participants' || Object.hasOwn(subjects, table)
  const wantsSeal = isOfParticipants && (kind === 'personal' || kind === 'special') && !declaration.sealed
  if (wantsSeal && whyNotSealed(table, column) === null) return 'a seal, or why there is none'
  return null
}

/** Every column of every table. Throws for one whose declaration is not complete: the privacy page would be silent on it. */
export function dataMap(tables: readonly Declared[] = declaredTables): DataMapRow[] {
  const undeclared = undeclaredColumns(tables)
  if (undeclared.length > 0) throw new Error(`no data-protection declaration: ${undeclared.join(', ')}`)
  return tables.flatMap(({ name, columns }) =>
    [...columns].flatMap(([column, declaration]) => (declaration ? [toRow(name, column, declaration)] : [])),
  )
}

function toRow(table: string, column: string, declaration: Declaration): DataMapRow {
  const { class: kind, purpose, keep, seen } = declaration
  const { holds, about } = tableFacts[table] ?? { holds: table, about: 'nobody' }
  const { article6, condition } = purposes[purpose]
  const protection = protectionOf(table, column, declaration)
  return {
    ...{ table, column, about, class: kind, purpose, keptFor: keep, protection, holds },
    aboutWords: peopleWords[about],
    classWords: classWords[kind],
    purposeWords: purposes[purpose].words,
    keep: keepWords[keep],
    seen: seen.map((one) => seenWords[one]).join(', '),
    recipients: recipientsOf(purpose, kind)
      .map((one) => recipientWords[one])
      .join('; '),
    article6: article6Words[article6].law,
    condition: kind === 'special' && condition ? conditionWords[condition].law : '',
    sealed: protectionWords[protection],
    erasure: erasureOf(table, about),
  }
}

/** What becomes of a column when the person it is about is erased. */
function erasureOf(table: string, about: People): string {
  const subject = subjects[table]
  if (subject)
    return subject.erasure.rule === 'deleted'
      ? 'Deleted'
      : `${erasureWords[subject.erasure.rule]}. ${subject.erasure.why}`
  if (Object.hasOwn(dependents, table)) return 'Deleted'
  if (table === 'participant_imports') return 'Deleted within a day, whoever is in it'
  if (about === 'staff') return 'Kept until its time is over: it shows who did what for MOPAC'
  return peopleWords.nobody
}

const erasureWords = { emptied: 'Emptied', kept: 'Kept', counted: 'Counted' } as const
