import { SummaryList, Tag } from '#app/ui/govuk/index.ts'

type ClockProps = {
  due: { writeUp: string; submit: string }
  late: { writeUp: boolean; submit: boolean }
  notesUntil: string
  destroyedOn: string | null
}

/** Until when it is to be done. Bank holidays and weekends do not count. */
export function Clock({ due, late, notesUntil, destroyedOn }: ClockProps) {
  return (
    <SummaryList
      rows={[
        { key: 'Notes checked', value: <By words={due.writeUp} late={late.writeUp} /> },
        { key: 'Submitted to MOPAC', value: <By words={due.submit} late={late.submit} /> },
        destroyedOn
          ? { key: 'Notes', value: `Destroyed on ${destroyedOn}` }
          : { key: 'Notes are kept', value: `Until they are destroyed, at the latest until ${notesUntil}` },
      ]}
    />
  )
}

function By({ words, late }: { words: string; late: boolean }) {
  return <span>{late ? <Tag classes="govuk-tag--red">{words}</Tag> : words}</span>
}
