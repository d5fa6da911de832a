import { placeStateWords } from '#app/domain/participants/status.ts'
import { Tag } from '#app/ui/govuk/index.ts'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import { PersonLink } from './person-link.tsx'
import type { PersonShown } from './shown.ts'

/** Who was referred and has no place or turn yet, the longest ago first. */
export function OnTheWay({ people }: { people: PersonShown[] }) {
  if (people.length === 0) return null
  return (
    <StackedTable
      label="Referrals on the way"
      caption={`On the way (${people.length})`}
      captionClasses="govuk-table__caption--m"
      head={['Name', 'Reference', 'State', 'Referred', 'By']}
      rows={people.map((person) => [
        { text: <PersonLink {...person} /> },
        { text: person.reference, classes: 'app-reference' },
        { text: <Tag classes={placeStateWords[person.state].tag}>{placeStateWords[person.state].label}</Tag> },
        { text: person.referred },
        { text: person.source },
      ])}
    />
  )
}
