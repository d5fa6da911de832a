import { SummaryList, Tag } from '#app/ui/govuk/index.ts'

export type Letter = {
  id: string
  route: keyof typeof kinds
  to: string
  /** Null when it says nothing of who it is from. */
  from: string | null
  subject: string
  text: string
  sent: string
}

/** A text message has no subject to show. */
const kinds = { email: 'Email', text: 'Text message', post: 'Letter by post' } as const

/** One letter as its reader would have got it. */
export function LetterCard({ letter }: { letter: Letter }) {
  return (
    <div className="app-card">
      <h2 className="govuk-heading-s">
        {letter.route === 'text' ? kinds.text : letter.subject}{' '}
        {letter.route === 'post' ? <Tag classes="govuk-tag--blue">{kinds.post}</Tag> : null}
      </h2>
      <SummaryList
        classes="govuk-summary-list--no-border"
        rows={[
          ...(letter.from ? [{ key: 'From', value: letter.from }] : []),
          { key: 'To', value: letter.to.split('\n').join(', ') },
          { key: 'Sent', value: letter.sent },
        ]}
      />
      <pre className="app-letter-text">{letter.text}</pre>
    </div>
  )
}
