import type { SerializeFrom } from '@remix-run/node'
import { elementIds, type Mark } from '#app/domain/day/protocol.ts'
import { type MarkTap, markTaps, markWords } from '#app/domain/day/taps.ts'
import { Details, Tag } from '#app/ui/govuk/index.ts'
import { Tap } from './tap.tsx'
import type { DayPerson } from './view.server.ts'

type PersonProps = {
  person: SerializeFrom<DayPerson>
  action: string
  /** Whether people can be marked yet, and whether the session has begun. */
  open: boolean
  started: boolean
  /** What they were marked as before the last tap. */
  was: Mark | null
  /** What was chosen for them, against what somebody else saved meanwhile. */
  wanted: string | null
}

const colours: Partial<Record<Mark, string>> = { attended: 'govuk-tag--green', left_early: 'govuk-tag--yellow' }

/** One person: who, what we do for them, how they are marked, and the taps that change it. */
export function Person({ person, action, open, started, was, wanted }: PersonProps) {
  const { id, alias, reference, mark, needs } = person
  return (
    <li id={elementIds.person(id)} className="app-day-person" data-day-mark={mark} data-day-about={alias}>
      <p className="govuk-body app-day-name">
        <strong className="app-break">{alias}</strong>{' '}
        {reference ? <span className="app-register-reference">{reference}</span> : null}{' '}
        {mark === 'none' ? null : <Tag classes={colours[mark] ?? 'govuk-tag--grey'}>{markWords(mark)}</Tag>}
      </p>
      {needs.length > 0 ? <p className="govuk-body-s app-break app-day-needs">{needs.join(' · ')}</p> : null}
      {wanted ? <Both {...{ person, action, wanted }} /> : null}
      {open && !wanted ? <Taps {...{ person, action, started, was }} /> : null}
    </li>
  )
}

/** Somebody else marked them as something else: what they chose and what you chose, and a tap for each. */
function Both({
  person: { id, alias, mark },
  action,
  wanted,
}: Pick<PersonProps, 'action' | 'person'> & { wanted: string }) {
  return (
    <div className="app-day-conflict" role="alert">
      <p className="govuk-body">
        Somebody else has marked them as “{markWords(mark)}”. You chose “{markWords(wanted)}”. Which is right?
      </p>
      <div className="app-day-taps">
        <Tap action={action} intent="mark" fields={{ participant: id, before: mark, wanted: mark }} about={alias}>
          {markWords(mark)}
        </Tap>
        <Tap action={action} intent="mark" fields={{ participant: id, before: mark, wanted }} about={alias}>
          {markWords(wanted)}
        </Tap>
      </div>
    </div>
  )
}

function Taps({ person, action, started, was }: Omit<PersonProps, 'open' | 'wanted'>) {
  const { id, alias, mark } = person
  const tap = ({ wanted, words, main }: MarkTap) => (
    <Tap
      key={wanted}
      action={action}
      classes={main ? '' : undefined}
      intent="mark"
      fields={{ participant: id, before: mark, wanted }}
      about={alias}
    >
      {words}
    </Tap>
  )
  const taps = markTaps(mark, started, was)
  const away = taps.filter((one) => one.away)
  return (
    <div className="app-day-taps">
      {taps.filter((one) => !one.away).map(tap)}
      {away.length > 0 ? (
        <Details
          classes="app-day-away"
          summary={
            <>
              Not here<span className="govuk-visually-hidden">: {alias}</span>
            </>
          }
        >
          <div className="app-day-taps">{away.map(tap)}</div>
        </Details>
      ) : null}
    </div>
  )
}
