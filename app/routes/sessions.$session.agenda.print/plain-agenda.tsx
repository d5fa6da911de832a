export type Printed = {
  day: string
  hours: { starts: string; ends: string }
  items: { id: string; text: string; minutes: number | null; isFirst: boolean; at: string | null }[]
  news: { months: string; sentOn: string }[]
}

/** So many items fit on one sheet in large print. */
const ROOMY = 6

/** The agenda on one sheet: day and hours, each item in its order, when it begins as far as that is planned. */
export function PlainAgenda({ day, hours, items, news }: Printed) {
  return (
    <>
      <p className="govuk-body">
        {day}, {hours.starts} to {hours.ends}
      </p>
      <ol className={`govuk-list app-printed-agenda ${items.length > ROOMY ? 'app-printed-agenda--long' : ''}`}>
        {items.map(({ id, text, minutes, isFirst, at }) => (
          <li key={id} className="app-printed-agenda__item app-break">
            <strong>{text}</strong>
            {at || minutes ? (
              <span className="app-printed-agenda__time">{[at, lasting(minutes)].filter(Boolean).join(', ')}</span>
            ) : null}
            {isFirst ? <News news={news} /> : null}
          </li>
        ))}
      </ol>
      <p className="govuk-body">You can pass, take a break or leave at any time. You do not have to say why.</p>
    </>
  )
}

const lasting = (minutes: number | null) => (minutes === null ? null : `${minutes} minutes`)

function News({ news }: Pick<Printed, 'news'>) {
  if (news.length === 0)
    return (
      <span className="app-printed-agenda__more">
        Nothing has come back yet. We say what we know and what comes next.
      </span>
    )
  return news.map(({ months, sentOn }) => (
    <span className="app-printed-agenda__more" key={months}>
      What was said in {months} was handed on, on {sentOn}.
    </span>
  ))
}
