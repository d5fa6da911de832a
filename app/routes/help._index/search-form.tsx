import { LONGEST_SEARCH } from '#app/domain/help/search-rules.ts'
import { Button, Input } from '#app/ui/govuk/index.ts'

/** Looks through the guides. The words stand in the address, so nobody's name belongs in them. */
export function SearchForm({ search }: { search: string }) {
  return (
    <search className="app-no-print">
      <form method="get" action="/help" className="app-help-search">
        <Input
          name="words"
          type="search"
          label="What are you looking for?"
          hint="For example, lost phone. Do not type anybody’s name."
          defaultValue={search}
          autocomplete="off"
          attributes={{ maxLength: LONGEST_SEARCH }}
        />
        <Button classes="govuk-button--secondary">Search</Button>
      </form>
    </search>
  )
}
