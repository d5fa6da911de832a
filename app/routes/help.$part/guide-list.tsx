import type { HelpLink, LinkedGuide } from '#app/domain/help/rules.ts'
import { WarningText } from '#app/ui/govuk/index.ts'

type GuideListProps = {
  guides: readonly LinkedGuide[]
  /** The heading above: a guide that is called the same needs none of its own. */
  under: string
  level?: 'h2' | 'h4'
}

/** Jobs one after another, each with its steps in order. */
export function GuideList({ guides, under, level: Heading = 'h2' }: GuideListProps) {
  return (
    <>
      {guides.map((guide) => {
        const isNamed = guide.title === under
        return (
          <section
            key={guide.id}
            id={guide.id}
            className="app-guide"
            aria-labelledby={isNamed ? undefined : titleOf(guide)}
          >
            {isNamed ? null : (
              <Heading className={Heading === 'h2' ? 'govuk-heading-m' : 'govuk-heading-s'} id={titleOf(guide)}>
                {guide.title}
              </Heading>
            )}
            <Steps {...guide} />
            <SeeAlso links={guide.see} title={guide.title} />
          </section>
        )
      })}
    </>
  )
}

const titleOf = ({ id }: LinkedGuide) => `${id}-title`

function Steps({ warning, before, steps, leads, unordered, after }: LinkedGuide) {
  const List = unordered ? 'ul' : 'ol'
  const marks = unordered ? 'govuk-list--bullet' : 'govuk-list--number'
  return (
    <>
      {warning ? <WarningText>{warning}</WarningText> : null}
      {before ? <p className="govuk-body">{before}</p> : null}
      <List className={`govuk-list ${marks} govuk-list--spaced`}>
        {steps.map((step, at) => (
          <li key={step}>
            {leads?.[at] ? <strong>{leads[at]}. </strong> : null}
            {step}
          </li>
        ))}
      </List>
      {after ? <p className="govuk-body">{after}</p> : null}
    </>
  )
}

function SeeAlso({ links, title }: { links: readonly HelpLink[]; title: string }) {
  if (links.length === 0) return null
  return (
    <div className="app-no-print">
      <p className="govuk-body govuk-!-margin-bottom-1">
        See also<span className="govuk-visually-hidden"> for {title}</span>
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {links.map(({ href, title }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
