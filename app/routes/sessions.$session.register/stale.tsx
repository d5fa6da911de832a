import type { RegisterLine } from '#app/domain/register/queries.server.ts'
import { ORGANISATIONS, REGISTER_STATUSES, type RegisterStatus } from '#app/domain/register/status.ts'
import { Table } from '#app/ui/govuk/index.ts'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'
import type { StaleRegister } from './stale.server.ts'

type StaleProps = {
  stale: StaleRegister
  lines: readonly Pick<RegisterLine, 'participantId' | 'alias' | 'reference'>[]
}

/** Theirs beside yours where they differ, above the form that comes back with yours. */
export function Stale({ stale, lines }: StaleProps) {
  const nameOf = new Map(lines.map(({ participantId, alias, reference }) => [participantId, `${alias} ${reference}`]))
  const rows = [
    ...stale.entries.map((line) => [nameOf.get(line.participantId) ?? '', words(line.theirs), words(line.mine)]),
    ...stale.staff.map((line) => [`Staff: ${ORGANISATIONS[line.organisation].label}`, line.theirs, line.mine]),
  ]
  return (
    <section aria-labelledby="both-registers">
      <h2 className="govuk-heading-m" id="both-registers">
        What they saved, and what you chose
      </h2>
      <ScrollRegion label="Both registers">
        <Table firstCellIsHeader head={['Who', 'They saved', 'You chose']} rows={rows} />
      </ScrollRegion>
      <p className="govuk-body">
        The form below holds your choices. Change what you want to change. When you save, what is in the form takes the
        place of what they saved.
      </p>
    </section>
  )
}

function words(status: RegisterStatus | null): string {
  return status ? REGISTER_STATUSES[status].label : 'Not marked'
}
