import { Button } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

type Suggestion = { id: string; words: string; settled: 'taken' | 'left' | null }
type Point = { id: string; text: string; agree: string; suggested: Suggestion[] }
type ListProps = { here: string; wording: Point[]; submittedOn: string | null }

/** Each point with how many agree and what else was suggested. Nobody is named, and few are not counted. */
export function WordingList({ here, wording, submittedOn }: ListProps) {
  return (
    <section aria-labelledby="words">
      <h2 className="govuk-heading-m" id="words">
        What they said about the words
      </h2>
      {wording.map(({ id, text, agree, suggested }) => (
        <div className="app-card" key={id}>
          <p className="govuk-body app-break">{text}</p>
          <p className="govuk-body-s">{agree}.</p>
          {suggested.map((one) => (
            <Suggested key={one.id} here={here} one={one} open={!submittedOn} />
          ))}
        </div>
      ))}
    </section>
  )
}

const settledWords = { taken: 'Taken', left: 'Left as it was' }

function Suggested({ here, one, open }: { here: string; one: Suggestion; open: boolean }) {
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body app-break">Suggested: “{one.words}”</p>
      {one.settled ? <p className="govuk-body-s">{settledWords[one.settled]}.</p> : null}
      {!one.settled && open ? (
        <ServiceForm intent="leave" action={here}>
          <input type="hidden" name="reply" value={one.id} />
          <div className="govuk-button-group">
            <a className="govuk-link" href={`${here}?take=${one.id}`}>
              Take these words<span className="govuk-visually-hidden">: {one.words.slice(0, 60)}</span>
            </a>
            <Button classes="govuk-button--secondary" preventDoubleClick>
              Leave it as it is<span className="govuk-visually-hidden">: {one.words.slice(0, 60)}</span>
            </Button>
          </div>
        </ServiceForm>
      ) : null}
    </div>
  )
}
