/** What each table of the copy is called there, in the order in which it is read. */
export const packTitles: Record<string, string> = {
  contact_routes: 'How we reach you',
  safe_contacts: 'What makes contact with you safe',
  contact_tasks: 'Calls and letters to you',
  outbox: 'Messages to you',
  participants: 'Who you are to us',
  places: 'Your place',
  agreement_answers: 'What you agreed to',
  adjustments: 'What we do so that you can take part',
  do_not_meets: 'Whom of the staff you do not want to meet',
  register_entries: 'Whether you came',
  welfare_follow_ups: 'Asking how you were after a session',
  voucher_issues: 'Your vouchers',
  data_requests: 'What you asked about your data',
}

/** Names of columns that are plainer than those in the table. */
export const packLabels: Record<string, string> = {
  'participants.reference': 'Your reference',
  'participants.alias': 'The name you go by',
  'participants.restricted_since': 'We only keep it, and do not use it, since',
  'participants.erased_on': 'Erased on',
  'places.forum_id': 'Forum',
  'places.source': 'Who told us of you',
  'places.waiting_order': 'Your turn on the waiting list',
  'agreement_answers.wording_id': 'The words you were asked with',
  'agreement_answers.taken_by': 'Who wrote it down',
  'adjustments.line': 'More about it',
  'do_not_meets.whom': 'Somebody of the staff',
  'welfare_follow_ups.session_id': 'Session',
  'welfare_follow_ups.due_at': 'To be done by',
  'register_entries.session_id': 'Session',
  'register_entries.status': 'What the register says',
  'voucher_issues.session_id': 'For which session',
  'voucher_issues.voucher_id': 'Which voucher',
  'voucher_issues.live': 'Still counts',
  'contact_routes.route': 'Way',
  'contact_routes.address': 'Address or number',
  'contact_routes.rules': 'What is safe',
  'safe_contacts.code_word': 'Code word',
  'safe_contacts.rules': 'What is safe',
  'contact_tasks.route': 'Way',
  'outbox.template': 'Which message',
  'outbox.not_before': 'To be sent from',
  'outbox.not_after': 'To be sent until',
  'data_requests.kind': 'What you asked',
  'data_requests.wish': 'In your words',
  'data_requests.taken_by': 'Who wrote it down',
  'data_requests.identity': 'How we made sure that it was you',
  'data_requests.identity_by': 'Who made sure',
  'data_requests.settled_by': 'Who decided',
}

/** Columns that name somebody of the staff: the copy has their role, never who they are. */
export const STAFF_COLUMNS: readonly string[] = [
  ...['person_id', 'taken_by', 'settled_by', 'identity_by', 'created_by', 'set_by', 'ended_by', 'whom'],
]
/** Columns that say only which row it is: in the form for computers alone. */
export const KEY_COLUMNS: readonly string[] = ['id', 'participant_id']

export const INSIDE_WHY = 'The service only reckons with it. It says nothing more about you.'

/** `stepped_back`, `victim-service` and `askedOn` as a person would write them. */
export function spelt(code: string): string {
  const words = code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
