import { PULSE_ANSWERS, PULSE_QUESTIONS } from '#app/domain/day/status.ts'

type NotesSheetProps = { items: { id: string; text: string; minutes: number | null }[]; date: string }
const LINES = [1, 2, 3, 4, 5]

/** Room for notes under each item, with letters to ring for how many said it and whether it works. */
export function NotesSheet({ items, date }: NotesSheetProps) {
  const parts = [...items, { id: 'other', text: items.length > 0 ? 'Anything else' : 'Notes', minutes: null }]
  return (
    <section className="app-paper" aria-labelledby="paper-notes">
      <h2 className="govuk-heading-m" id="paper-notes">
        Notes, {date}
      </h2>
      <p className="govuk-body">
        How people were treated, not the facts of a case. No names, places or dates. Ring a letter: E experience, S
        suggestion, A ask. Then how many: 1 one, 2 two or more, G general agreement. Then: P problem, M mixed, W working
        well.
      </p>
      {parts.map(({ id, text, minutes }, at) => (
        <div key={id} className="app-paper-item">
          <h3 className="govuk-heading-s app-break">
            {id === 'other' ? text : `${at + 1}. ${text}`}
            {minutes === null ? '' : ` (${minutes} minutes)`}
          </h3>
          {LINES.map((line) => (
            <p key={line} className="app-paper-line">
              E S A &nbsp; 1 2 G &nbsp; P M W
            </p>
          ))}
        </div>
      ))}
      <h3 className="govuk-heading-s">How was it? How many people gave each answer</h3>
      {PULSE_QUESTIONS.map(({ number, words }) => (
        <p key={number} className="govuk-body">
          {words}: {PULSE_ANSWERS.map((answer) => `${answer.words} ____`).join('   ')}
        </p>
      ))}
    </section>
  )
}
