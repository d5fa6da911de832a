import { facilitating, lookingAfter } from './facilitator-guides.ts'
import { administration, type Guide, signingIn } from './guides.ts'
import { protection } from './protection-guides.ts'
import { supportingGuides } from './support-guides.ts'

type Part = { id: string; title: string }
export type GuidedPart = Part & { guides: readonly Guide[] }

/** The parts of the page in their order. */
export const parts = {
  weeks: { id: 'six-weeks', title: 'The six weeks, step by step' },
  never: { id: 'never', title: 'What nobody ever types' },
  roles: { id: 'roles', title: 'What each role is for' },
  signingIn: { id: 'signing-in', title: 'Signing in', guides: signingIn },
  facilitating: { id: 'facilitators', title: 'For facilitators: the six weeks', guides: facilitating },
  lookingAfter: { id: 'participants', title: 'For facilitators: your participants', guides: lookingAfter },
  supporting: { id: 'victim-support', title: 'For Victim Support workers', guides: supportingGuides },
  administration: { id: 'administrators', title: 'For administrators', guides: administration },
  protection: { id: 'data-protection', title: 'For the data protection officer', guides: protection },
  help: { id: 'get-help', title: 'How to get help' },
} satisfies Record<string, Part | GuidedPart>

/** The parts of the page. The jobs of each stand where it begins, so that nobody has to pass those of all the others. */
export function Contents() {
  return (
    <nav aria-labelledby="contents" className="app-contents">
      <h2 className="govuk-heading-s" id="contents">
        On this page
      </h2>
      <ul className="govuk-list">
        {Object.values<Part>(parts).map((part) => (
          <li key={part.id}>
            <Link {...part} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Where a part begins: its jobs, each a link, and the way back to the other parts. */
export function PartContents({ id, guides }: GuidedPart) {
  return (
    <nav aria-labelledby={id} className="app-contents">
      <ul className="govuk-list govuk-list--bullet">
        {guides.map((guide) => (
          <li key={guide.id}>
            <Link {...guide} />
          </li>
        ))}
      </ul>
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href="#contents">
          All parts of this page
        </a>
      </p>
    </nav>
  )
}

function Link({ id, title }: Part) {
  return (
    <a className="govuk-link" href={`#${id}`}>
      {title}
    </a>
  )
}
