import type { wholeHelp } from '#app/domain/help/rules.ts'
import { Page } from '#app/ui/service/page.tsx'
import { GuideList } from './guide-list.tsx'
import { OnThisPage } from './on-this-page.tsx'

type WholeHelpProps = { shelves: ReturnType<typeof wholeHelp>; back: { href: string; text: string } }

const shelfId = (at: number) => `part-${at + 1}`

/** Every part one after the other, each shelf on a sheet of its own. */
export function WholeHelp({ shelves, back }: WholeHelpProps) {
  return (
    <Page title="All of help" back={back}>
      <OnThisPage links={shelves.map(({ title }, at) => ({ href: `#${shelfId(at)}`, title }))} />
      {shelves.map(({ title, parts }, at) => (
        <section key={title} id={shelfId(at)} className="app-help-shelf" aria-labelledby={`${shelfId(at)}-title`}>
          <h2 className="govuk-heading-l" id={`${shelfId(at)}-title`}>
            {title}
          </h2>
          {parts.map((part) => (
            <section key={part.href}>
              <h3 className="govuk-heading-m">{part.title}</h3>
              <GuideList guides={part.guides} under={part.title} level="h4" />
            </section>
          ))}
        </section>
      ))}
    </Page>
  )
}
