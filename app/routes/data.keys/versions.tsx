import { sealedKindWords } from '#app/domain/keys/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import type { ShownKeys } from './shown.server.ts'

const states = {
  newest: { label: 'In use', tag: 'govuk-tag--green' },
  older: { label: 'Older', tag: 'govuk-tag--grey' },
  missing: { label: 'Not in the key file', tag: 'govuk-tag--red' },
}

/** How much is sealed with each version of the sealing key. */
export function Versions({ versions }: Pick<ShownKeys, 'versions'>) {
  const number = (text: string) => ({ text, format: 'numeric' as const })
  const { participants, apps, imports } = sealedKindWords
  return (
    <>
      <h2 className="govuk-heading-m">How much each version of the sealing key seals</h2>
      <StackedTable
        label="How much each version of the sealing key seals"
        head={['Version', 'State', number(participants.title), number(apps.title), number(imports.title)]}
        rows={versions.map((one) => [
          String(one.version),
          { text: <Tag classes={states[one.state].tag}>{states[one.state].label}</Tag> },
          ...[one.participants, one.apps, one.imports].map((text) => ({ text, format: 'numeric' as const })),
        ])}
      />
    </>
  )
}
