import { Table } from '#app/ui/govuk/index.ts'

type Member = { id: string; name: string; organisation: string }
type Reminder = { id: string; name: string; words: string }

/** Staff who are to be at the session. Participants are never named on this page. */
export function TeamList({ team }: { team: Member[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Team</h2>
      {team.length === 0 ? (
        <p className="govuk-body">Nobody has been chosen yet.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {team.map(({ id, name, organisation }) => (
            <li key={id}>
              {name}, {organisation}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export function ReminderList({ reminders }: { reminders: Reminder[] }) {
  if (reminders.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Reminders</h2>
      <Table
        caption="Reminders to the team, latest first"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={['Who', 'How far']}
        rows={reminders.map(({ name, words }) => [name, words])}
      />
    </>
  )
}
