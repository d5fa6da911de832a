import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { frontOf } from '#app/domain/help/rules.ts'
import { searchFrom, searchGuides } from '#app/domain/help/search-rules.ts'
import { signedIn } from '#app/http/session.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Found } from './found.tsx'
import { HelpLinks, PartList, Shelf } from './part-lists.tsx'
import { SearchForm } from './search-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.search ? 'Search in help' : 'Help')

/** For everybody, signed in or not: somebody who cannot sign in needs it most. It holds nothing secret. */
export async function loader({ request }: LoaderFunctionArgs) {
  const search = searchFrom(new URL(request.url).searchParams)
  const roles = (await signedIn(request))?.person.grants.map(({ role }) => role) ?? []
  return json({ search, found: searchGuides(search, roles), ...frontOf(roles) })
}

export default function Help() {
  const { search, found, ...front } = useLoaderData<typeof loader>()
  if (search)
    return (
      <Page title="Search in help" back={{ href: '/help', text: 'Help' }}>
        <SearchForm search={search} />
        <Found search={search} found={found} />
      </Page>
    )
  return (
    <Page title="Help" wide>
      <SearchForm search="" />
      <div className="app-help-front">
        <First first={front.first} />
        {front.own.map((shelf) => (
          <Shelf key={shelf.id} {...shelf} />
        ))}
        <Shelf {...front.everybody} brief={front.own.length > 0} />
        <h2 className="govuk-heading-m">{front.own.length > 0 ? 'For other roles' : 'For each role'}</h2>
        <div className="app-help-shelves">
          {front.others.map(({ id, title, parts }) => (
            <section key={id} aria-labelledby={id}>
              <h3 className="govuk-heading-s" id={id}>
                {title}
              </h3>
              <PartList parts={parts} />
            </section>
          ))}
        </div>
      </div>
      <p className="govuk-body app-no-print">
        To print one part, open it and print the page. There is also{' '}
        <a className="govuk-link" href="/help/all">
          all of help on one page
        </a>
        .
      </p>
    </Page>
  )
}

type Front = ReturnType<typeof frontOf>

/** Where somebody with these roles begins. */
function First({ first }: Pick<Front, 'first'>) {
  if (first.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">What to do first</h2>
      {first.map(({ role, words, links }) => (
        <div key={role}>
          {first.length > 1 ? <h3 className="govuk-heading-s">{role}</h3> : null}
          <p className="govuk-body">{words}</p>
          <HelpLinks links={links} />
        </div>
      ))}
    </>
  )
}
