import { config } from '#app/config.server.ts'
import { pageOf } from '#app/domain/points/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { type DataClass, declaredTables, type Keep, type Purpose } from '#db/columns.ts'
import {
  article6Words,
  conditionWords,
  peopleWords,
  purposes,
  recipientsOf,
  recipientWords,
} from '#db/data-map/purposes.ts'
import { classWords, keepWords } from '#db/data-map/words.ts'
import { type DataMapRow, dataMap } from '#db/data-map.ts'
import type { MapFacts } from './assessment.ts'
import type { MapFilter } from './map-input.ts'
import { type MessageCarrier, recordFields } from './record.ts'

type MayLook = Ctx<'data-map:view'>

const PER_PAGE = 50
const CLASSES = Object.keys(classWords) as DataClass[]
const KEEPS = Object.keys(keepWords) as Keep[]

/** What the map can be narrowed to, each with its words. */
export const mapChoices = {
  purpose: Object.entries(purposes).map(([value, { words }]) => ({ value, text: words })),
  class: CLASSES.map((value) => ({ value, text: classWords[value] })),
  table: declaredTables.map(({ name }) => ({ value: name, text: name.replaceAll('_', ' ') })),
}

/** The values that a filter of the map may have. */
export const mapValues = {
  purpose: mapChoices.purpose.map(({ value }) => value),
  class: mapChoices.class.map(({ value }) => value),
  table: mapChoices.table.map(({ value }) => value),
}

/** The columns that a filter leaves, a page of them (security.md GOV-01). */
export function listColumns(_ctx: MayLook, filter: MapFilter, wanted: number) {
  const rows = dataMap().filter((row) => fits(row, filter))
  const page = pageOf(rows.length, wanted, PER_PAGE)
  return { page, rows: rows.slice(page.offset, page.offset + PER_PAGE) }
}

/** Every column, for the file. */
export const listAllColumns = (_ctx: MayLook): DataMapRow[] => dataMap()

function fits(row: DataMapRow, filter: MapFilter): boolean {
  const asked = Object.entries(filter).filter(([, value]) => value !== '')
  return asked.every(([name, value]) => row[name as keyof MapFilter] === value)
}

/** One purpose of the record of processing, in the fields that the ICO asks for (domain §6.7). */
export type ProcessingRecord = {
  purpose: Purpose
  words: string
  people: string[]
  data: string[]
  recipients: string[]
  keep: string[]
  article6: string
  condition: string
}

/** The record of processing by purpose: all of it from the declarations (UK GDPR Art 30). */
export function listProcessing(_ctx: MayLook): ProcessingRecord[] {
  const map = dataMap()
  return (Object.keys(purposes) as Purpose[]).map((purpose) => {
    const facts = purposes[purpose]
    const rows = map.filter((row) => row.purpose === purpose)
    const classes = CLASSES.filter((one) => rows.some((row) => row.class === one))
    const keeps = KEEPS.filter((one) => rows.some((row) => row.keptFor === one))
    const recipients = [...new Set(classes.flatMap((one) => recipientsOf(purpose, one)))]
    const sensitive = facts.condition !== null && classes.includes('special')
    return {
      purpose,
      words: facts.words,
      people: facts.people.map((one) => peopleWords[one]),
      data: [...new Set(rows.map(({ holds }) => holds))],
      recipients: recipients.map((one) => recipientWords[one]),
      keep: keeps.map((one) => keepWords[one]),
      article6: article6Words[facts.article6].law,
      condition:
        sensitive && facts.condition ? conditionWords[facts.condition].law : 'None: nothing of it is sensitive',
    }
  })
}

/** How much is held and how it lies, as numbers for the assessment. */
export function countColumns(_ctx: MayLook) {
  const map = dataMap()
  const ofParticipants = map.filter(({ about }) => about === 'participants')
  const count = (rows: readonly DataMapRow[], holds: (row: DataMapRow) => boolean) => rows.filter(holds).length
  return {
    tables: declaredTables.length,
    columns: map.length,
    ofParticipants: ofParticipants.length,
    special: count(map, ({ class: kind }) => kind === 'special'),
    sealed: count(map, ({ protection }) => protection === 'participant' || protection === 'service'),
    digests: count(map, ({ protection }) => protection === 'digest'),
  }
}

/** Everything that the assessment takes from the map. */
export function getAssessmentFacts(ctx: MayLook): MapFacts {
  const records = listProcessing(ctx)
  const unique = (of: (record: ProcessingRecord) => readonly string[]) => [...new Set(records.flatMap(of))]
  return {
    ...countColumns(ctx),
    purposes: records.map(({ words, article6, condition }) => ({ words, article6, condition })),
    people: unique(({ people }) => people).filter((words) => words !== peopleWords.nobody),
    recipients: unique(({ recipients }) => recipients),
    keeps: unique(({ keep }) => keep),
  }
}

/** The fields of the record that are the same for all purposes, with the contacts that the settings name. */
export const listRecordFields = (_ctx: MayLook) => recordFields(config, carrierNow())

function carrierNow(): MessageCarrier {
  if (config.mode === 'demonstration') return 'nobody'
  return config.notify ? 'notify' : { mailServer: new URL(config.smtpUrl).hostname }
}
