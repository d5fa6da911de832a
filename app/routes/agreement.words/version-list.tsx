import { Button, Details, Tag } from '#app/ui/govuk/index.ts'
import { AgreementWords, EasyWords } from '#app/ui/service/agreement-words.tsx'
import type { ShownWording } from './shown.ts'

type Version = ShownWording['versions'][number]

const states = {
  planned: { text: 'Planned', tag: 'govuk-tag--blue' },
  'in-use': { text: 'In use', tag: 'govuk-tag--green' },
  replaced: { text: 'Replaced', tag: 'govuk-tag--grey' },
} as const

/** Each purpose with all its versions, newest first, and the way to new words. */
export function VersionList({ wordings }: { wordings: ShownWording[] }) {
  return (
    <>
      {wordings.map(({ purpose, label, versions }) => (
        <section key={purpose} className="app-card" aria-labelledby={`versions-${purpose}`}>
          <h2 className="govuk-heading-m" id={`versions-${purpose}`}>
            {label}
          </h2>
          {versions.map((version) => (
            <OneVersion key={version.id} label={label} purpose={purpose} {...version} />
          ))}
          <Button href={`/agreement/words?purpose=${purpose}`} classes="govuk-button--secondary">
            New words<span className="govuk-visually-hidden"> for {label}</span>
          </Button>
        </section>
      ))}
    </>
  )
}

function OneVersion({ label, purpose, ...one }: Version & Pick<ShownWording, 'label' | 'purpose'>) {
  const { text, tag } = states[one.state]
  return (
    <>
      <div className="app-purpose__head">
        <h3 className="govuk-heading-s">Version {one.version}</h3>
        <Tag classes={tag}>{text}</Tag>
      </div>
      <p className="govuk-body">
        Used from {one.from}.{one.addedBy ? ` Added by ${one.addedBy}.` : ''} {answeredWords(one.answered)}
      </p>
      <Details summary={`Read version ${one.version}: ${label}`}>
        <AgreementWords text={one.text} />
        <EasyWords purpose={purpose} easyRead={one.easyRead} />
      </Details>
    </>
  )
}

function answeredWords(answered: number): string {
  if (answered === 0) return 'Nobody’s last answer is to these words.'
  return answered === 1 ? '1 person answered these words last.' : `${answered} people answered these words last.`
}
