import type { AgendaMove } from '#app/domain/agenda/status.ts'
import { Button, Tag, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { MoveButton, SmallButton } from './move-button.tsx'
import type { AgendaPage, ShownItem } from './view.server.ts'

type ItemCardProps = { line: ShownItem; at: number; here: string; page: AgendaPage }

/** One item of the agenda with what was merged into it, and what can be done with it. */
export function ItemCard({ line, at, here, page }: ItemCardProps) {
  const { open, maySettle, lines } = page
  const isOn = line.state === 'on'
  return (
    <li className="app-agenda__item" data-agenda-item={line.id}>
      <h2 className="govuk-heading-s app-break" data-agenda-text="">
        {line.text}
      </h2>
      <Facts line={line} />
      {line.caution ? <Caution words={line.caution} /> : null}
      <MergedList line={line} open={open && isOn} />
      <div className="app-actions app-no-print">
        {open && at > 0 ? <StepButton line={line} at={at} way="up" /> : null}
        {open && at < lines.length - 1 ? <StepButton line={line} at={at} way="down" /> : null}
        {open && isOn ? <Changes here={here} line={line} /> : null}
        {maySettle ? <Settle line={line} /> : null}
      </div>
    </li>
  )
}

/** Where it comes from, its dots and minutes, and what became of it. */
function Facts({ line }: { line: ShownItem }) {
  const minutes = line.minutes === null ? 'no minutes yet' : `${line.minutes} minutes`
  return (
    <p className="govuk-hint">
      {line.done ? <Tag classes="govuk-tag--green">Talked about</Tag> : null}
      {line.state === 'carried' ? <Tag classes="govuk-tag--grey">Carried over</Tag> : null}
      {line.carried ? <Tag classes="govuk-tag--purple">From last time</Tag> : null} {line.from}. {dotsInWords(line)}.{' '}
      {minutes === 'no minutes yet' ? 'No minutes yet.' : `${minutes}.`}
    </p>
  )
}

export function dotsInWords({ allDots, linkDots, allRoomDots }: ShownItem): string {
  const all = allDots === 1 ? '1 dot' : `${allDots} dots`
  return linkDots > 0 && allRoomDots > 0 ? `${all}: ${linkDots} through links, ${allRoomDots} in the room` : all
}

/** The words may say who somebody is, or what the meeting is: they stand on paper and behind the link. */
export function Caution({ words }: { words: string }) {
  return <WarningText>This may hold {words}. Change the words before others read them.</WarningText>
}

/** What was merged into it stays to be seen, in its own words. */
export function MergedList({ line, open }: { line: ShownItem; open: boolean }) {
  if (line.merged.length === 0) return null
  return (
    <>
      <p className="govuk-body-s app-agenda__merged">Merged into it:</p>
      <ul className="govuk-list govuk-list--bullet">
        {line.merged.map((one) => (
          <li key={one.id} className="app-break">
            <div className="app-agenda__part">
              <span>
                {one.text} <span className="govuk-hint app-agenda__from">({one.from})</span>
              </span>
              {open ? <SmallButton intent="take-apart" item={one.id} text="Take apart" about={one.text} /> : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function StepButton({ line, at, way }: { line: ShownItem; at: number; way: 'up' | 'down' }) {
  return (
    <ServiceForm
      classes="app-inline-form"
      intent={way}
      end={
        <Button classes="govuk-button--secondary" preventDoubleClick>
          {way === 'up' ? 'Up' : 'Down'}
          <span className="govuk-visually-hidden">: {line.text}</span>
        </Button>
      }
    >
      <input type="hidden" name="item" value={line.id} />
      <input type="hidden" name="at" value={at} />
    </ServiceForm>
  )
}

/** To change, to merge and to take off. */
export function Changes({ here, line, off = 'take-off' }: { here: string; line: ShownItem; off?: AgendaMove }) {
  const about = <span className="govuk-visually-hidden">: {line.text}</span>
  return (
    <>
      <a className="govuk-link" href={`${here}?step=change&item=${line.id}`}>
        Change the words{about}
      </a>
      <a className="govuk-link" href={`${here}?step=merge&item=${line.id}`}>
        Merge{about}
      </a>
      <MoveButton move={off} item={line} />
    </>
  )
}

/** Once the session has begun: whether it was talked about. */
function Settle({ line }: { line: ShownItem }) {
  if (line.state === 'on' && !line.done) return <MoveButton move="done" item={line} />
  return line.state === 'done' ? <MoveButton move="not-done" item={line} /> : null
}
