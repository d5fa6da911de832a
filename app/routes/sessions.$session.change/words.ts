import { CHANGED_DATE_MONTHS, skippedHourWords } from '#app/domain/sessions/rules.ts'
import { formatDate } from '#app/domain/shared/dates.ts'

/** What to say when a session cannot be changed as asked. */
export function changeWords({ date, time }: { date: string; time: string }) {
  const { back, ahead } = CHANGED_DATE_MONTHS
  return {
    over: { field: '', message: 'The session has been held or cancelled. It can no longer be changed.' },
    'changed-meanwhile': {
      field: '',
      message: 'Somebody else changed this session meanwhile. Nothing of yours was saved. Both are shown below.',
    },
    'skipped-hour': { field: 'time', message: skippedHourWords(date, time) },
    'too-far': { field: 'date', message: `Date must be from ${back} months back to ${ahead} months ahead` },
    'date-taken': { field: 'date', message: `This forum already has a session on ${formatDate(date)}` },
  }
}
