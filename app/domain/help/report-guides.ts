import type { Guide } from './guide.ts'

/** For MOPAC: what the rooms said, and what it is about. */
export const taggingGuides: readonly Guide[] = [
  {
    id: 'tag-points',
    title: 'Tagging points with themes',
    before: 'Points come to you once a facilitator has submitted them. They have no author, and never will.',
    steps: [
      'Open “Codebook” and read what each theme means, and what it is not for.',
      'Open “Tagging”. It shows one point after the other, the ones without a theme.',
      'Choose 1 to 3 themes. Those that a file suggested are ticked already: check them.',
      'Choose “Save and next”. If you are not sure, choose “Skip” and come back to it.',
      'To work faster, open “Which keys there are”. You can switch the keys off on that page.',
      'If you see a name or the facts of a case in a point, tell its facilitator. Copy it nowhere.',
    ],
    after: 'If somebody tags the same point while you do, the page says so and shows both.',
  },
]

/** For MOPAC: from points to a published report. */
export const reportGuides: readonly Guide[] = [
  {
    id: 'draft-report',
    title: 'Drafting a report',
    before: 'For analysts. A report is about one quarter that is over.',
    steps: [
      'Open “Reports” and choose “Draft a report”. Choose the forums and the quarter, and write the introduction.',
      'At least 10 different people and 3 sessions must stand behind it. If there are fewer, the page says so.',
      'Read the draft. Small numbers are hidden by themselves, so that nobody can be found in them.',
      'If something has changed since, choose “Draft it again”. An approval it had is then taken away.',
      'Ask a second person to read and approve it. You cannot approve what you drafted.',
    ],
  },
  {
    id: 'approve-report',
    title: 'Approving and publishing a report',
    before: 'For analysts and commissioners. It takes two people.',
    steps: [
      'Open “Reports”, then the draft that waits for approval.',
      'Read it as it will be published. You approve just what the page shows. If a check failed, it cannot be approved.',
      'Choose “Approve this report”.',
      'Then choose “Publish this report”. It gets a number, and everybody who may read reports sees it.',
    ],
    after: 'A published report can never be changed or taken back.',
  },
]

/** For MOPAC: the forums themselves. */
export const forumGuides: readonly Guide[] = [
  {
    id: 'keep-forums',
    title: 'Adding, renaming and pausing a forum',
    before: 'For commissioners. You see numbers, never people.',
    steps: [
      'Open “Forums” and choose “Add a forum”. It is planned until you open it.',
      'To rename it, open it and choose “Settings”. The name stands in Board reports.',
      'On the same page open it when it is ready to meet, pause it, or open it again.',
    ],
    after: 'A paused forum keeps its participants, sessions and points. Nothing is deleted.',
  },
]

/** For the Board and partners. */
export const readingGuides: readonly Guide[] = [
  {
    id: 'read-reports',
    title: 'Reading Board reports',
    before: 'You see reports that are published, and nothing about any person.',
    steps: [
      'The newest reports stand on your home page. “Reports” has all of them.',
      'Choose one to read it, or print the page.',
      'Choose “Download the numbers as a spreadsheet (CSV)” to work with its tables.',
      '“Fewer than 5” stands for a number that is too small to show. Others are rounded, so sums may not match.',
    ],
    after: 'A published report never changes. You can always quote its number.',
  },
]
