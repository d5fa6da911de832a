import { SummaryList } from '#app/ui/govuk/index.ts'

export type Letter = { id: string; to: string; from: string; subject: string; text: string; sent: string }

/** One letter as its reader would have got it. */
export function LetterCard({ letter }: { letter: Letter }) {
  return (
    <div className="app-card">
      <h2 className="govuk-heading-s">{letter.subject}</h2>
      <SummaryList
        classes="govuk-summary-list--no-border"
        rows={[
          { key: 'From', value: letter.from },
          { key: 'To', value: letter.to },
          { key: 'Sent', value: letter.sent },
        ]}
      />
      <pre className="app-letter-text">{letter.text}</pre>
    </div>
  )
}
