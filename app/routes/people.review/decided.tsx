import { verdictWords } from '#app/domain/grants/status.ts'
import { Button, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import type { ShownLine } from './shown.server.ts'

/** What has been decided in this review. A role that was kept may still be ended until the review is finished. */
export function Decided({ lines, isOpen }: { lines: ShownLine[]; isOpen: boolean }) {
  if (lines.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">{`${lines.length} decided`}</h2>
      <StackedTable
        label="Roles that were decided"
        head={['Person and role', 'Answer', ...(isOpen ? ['Change'] : [])]}
        rows={lines.map((line) => [
          { text: <Whose line={line} /> },
          { text: <Answer line={line} /> },
          ...(isOpen
            ? [{ text: line.verdict === 'keep' && line.reaches && line.mayEnd ? <EndIt line={line} /> : null }]
            : []),
        ])}
      />
    </>
  )
}

function Whose({ line }: { line: ShownLine }) {
  return (
    <>
      <a className="govuk-link" href={`/people/${line.personId}`}>
        {line.name}
      </a>
      <span className="app-beside">{line.role}</span>
    </>
  )
}

function Answer({ line }: { line: ShownLine }) {
  if (!line.verdict) return <Tag classes="govuk-tag--grey">Ended outside the review</Tag>
  const { tag, label } = verdictWords[line.verdict]
  return (
    <>
      <Tag classes={tag}>{label}</Tag>
      <span className="app-beside">by {line.decider}</span>
    </>
  )
}

function EndIt({ line }: { line: ShownLine }) {
  return (
    <ServiceForm intent="decide" classes="app-inline-form">
      <input type="hidden" name="grant" value={line.id} />
      <input type="hidden" name="verdict" value="end" />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        End it after all
        <span className="govuk-visually-hidden">
          : {line.name}, {line.role}
        </span>
      </Button>
    </ServiceForm>
  )
}
