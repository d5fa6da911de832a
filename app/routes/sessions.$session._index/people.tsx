import { Table } from '#app/ui/govuk/index.ts'

type Reminder = { id: string; name: string; words: string }

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
