import type { Guide } from './guide.ts'

/** For facilitators and Victim Support workers: when their sessions are. */
export const calendarGuides: readonly Guide[] = [
  {
    id: 'calendar',
    title: 'The calendar',
    before: 'Facilitators and Victim Support workers see the sessions of their own forums, and no others.',
    steps: [
      'Choose “Calendar” at the top of any page. It shows this month. “Previous month”, “Today” and “Next month” lead to other days.',
      'Choose “Six weeks” to see one row a week, or “List” to see all sessions to come and the earlier ones. In the list you can choose one forum or one state.',
      'Each forum has a shape and a letter, always the same. Choose a session to open it.',
      'Bank holidays, and the days that matter to your forums, stand on their day in words. What lasts longer stands on its first day.',
      'Choose “Wall chart” for a page to print: A4, landscape, six or 12 months. It names the forums, so hang it where only the team sees it.',
      'Choose “On your phone” to have the days and times in your own calendar. “Venues” says where forums meet, and what each place offers.',
    ],
    after: 'A session that was postponed or cancelled stays on the calendar and says so. The wall chart leaves it out.',
  },
]

/** For administrators: what the service knows of bank holidays and other days. */
export const holidayGuides: readonly Guide[] = [
  {
    id: 'calendar-of-holidays',
    title: 'The calendar of holidays',
    before:
      'The service knows bank holidays, days that matter to people, and school breaks from a file. It warns when a session falls on one. When the file runs out in less than a year, your home page says so.',
    steps: [
      'Ask whoever maintains the service for a newer file, in the same form as the one it came with.',
      'Open “People”, then “Calendar of holidays”. You see which version is in use, its last day, and what it has for each year.',
      'Choose the file, or paste its text, and choose “Check this calendar”. If something is wrong, the page says where.',
      'Look at what would be added and taken away. Then choose “Replace the calendar”. Nothing is replaced before that.',
    ],
    after: 'No session is moved. Earlier versions are kept. To go back, bring the earlier file in again.',
  },
]
