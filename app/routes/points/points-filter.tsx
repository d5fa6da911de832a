import type { ThemeGroup } from '#app/domain/codebook/queries.server.ts'
import type { PointsFilter } from '#app/domain/points/input.ts'
import { Button, Details, Input, Select } from '#app/ui/govuk/index.ts'

type FilterProps = {
  filter: PointsFilter
  forums: { slug: string; name: string }[]
  groups: ThemeGroup[]
  filtered: boolean
}

/** The search and filters of the list, in its address. */
export function PointsFilterForm({ filter, forums, groups, filtered }: FilterProps) {
  const themes = groups.flatMap((group) =>
    group.themes.map(({ code, name }) => ({ value: code, text: `${group.name}: ${name}` })),
  )
  return (
    <Details summary="Search and filter" open={filtered}>
      <form method="get" action="/points" className="app-filter">
        <Input name="q" type="search" label="Words in the point" defaultValue={filter.q} />
        <Select
          name="forum"
          label="Forum"
          defaultValue={filter.forum}
          items={[{ value: '', text: 'Any forum' }, ...forums.map(({ slug, name }) => ({ value: slug, text: name }))]}
        />
        <Select
          name="theme"
          label="Theme"
          defaultValue={filter.theme}
          items={[{ value: '', text: 'Any theme' }, ...themes]}
        />
        <Select
          name="tagged"
          label="Tagging"
          defaultValue={filter.tagged}
          items={[
            { value: '', text: 'Tagged or not' },
            { value: 'yes', text: 'Tagged' },
            { value: 'no', text: 'Not tagged yet' },
          ]}
        />
        <div className="app-actions">
          <Button classes="govuk-button--secondary">Show points</Button>
          {filtered ? (
            <a className="govuk-link" href="/points">
              Show all points
            </a>
          ) : null}
        </div>
      </form>
    </Details>
  )
}
