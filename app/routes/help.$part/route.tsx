import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPart, wholeHelp } from '#app/domain/help/rules.ts'
import { found } from '#app/domain/shared/errors.ts'
import { Pagination } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { GuideList } from './guide-list.tsx'
import { OnThisPage } from './on-this-page.tsx'
import { WholeHelp } from './whole-help.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageTitle(`${data.part?.title ?? 'All of help'} – Help`) : []

/** For everybody, as all of help is. `all` is every part on one page, to print. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (params.part === 'all') return json({ part: null, whole: wholeHelp() })
  return json({ part: found(findPart(params.part ?? '')), whole: [] })
}

const toHelp = { href: '/help', text: 'Help' }
const enough = (guides: readonly unknown[]) => guides.length > 3

export default function HelpPart() {
  const { part, whole } = useLoaderData<typeof loader>()
  if (!part) return <WholeHelp shelves={whole} back={toHelp} />
  const { title, shelf, guides, previous, next } = part
  return (
    <Page title={title} caption={shelf} back={toHelp}>
      {enough(guides) ? <OnThisPage links={guides.map(({ id, title }) => ({ href: `#${id}`, title }))} /> : null}
      <GuideList guides={guides} under={title} />
      <div className="app-no-print">
        <Pagination
          landmarkLabel="Parts of help"
          previous={previous ? { href: previous.href, text: 'Previous', labelText: previous.title } : undefined}
          next={next ? { href: next.href, text: 'Next', labelText: next.title } : undefined}
        />
      </div>
    </Page>
  )
}
