import * as imports from '#app/domain/participants/import-commands.server.ts'
import { undoImport } from '#app/domain/participants/import-undo-commands.server.ts'
import { aPerson, ctxFor, once } from '../factories.ts'
import { unnamed } from '../spreadsheets.ts'
import { of, type Step } from './step.ts'

export async function participantImportsStory(step: Step): Promise<void> {
  const ctx = ctxFor(await aPerson('facilitator', { forum: 'open', key: 'importer' }), 'participant:manage')
  const file = unnamed('First name,Surname', 'Zed,Secret', 'Yan,Secret')
  const stage = () => imports.stageParticipants(ctx, 'open', file, once())
  const { id } = of<{ id: string }>(await step('stageParticipants', ['participants.file-read'], stage))
  const mapping = new Map([[0, 'alias' as const]])
  await step('nameColumns', ['participants.columns-named'], () =>
    imports.nameColumns(ctx, { slug: 'open', id, mapping }, once()),
  )
  await step('importParticipants', ['participants.imported', 'participant.added', 'participant.added'], () =>
    imports.importParticipants(ctx, { slug: 'open', id, checked: false }, once()),
  )
  await step('undoImport', ['participants.import-undone'], () => undoImport(ctx, { slug: 'open', id }, once()))
  const another = of<{ id: string }>(await stage())
  await step('cancelParticipantImport', ['participants.import-cancelled'], () =>
    imports.cancelParticipantImport(ctx, 'open', another.id),
  )
}
