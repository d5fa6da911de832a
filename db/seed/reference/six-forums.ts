/**
 * The six forums of PCD 1645 §2.3, each with its weekday (1 is Monday), its time and its own of the six weeks, and whose days
 * it looks out for (domain §8, §11). The rhythm is a beginning: each facilitator sets their own.
 */
export const sixForums = [
  { slug: 'open', name: 'Open forum', weekday: 4, usualTime: '18:00', week: 0 },
  {
    ...{ slug: 'black-communities', name: 'Black communities', weekday: 2, usualTime: '18:30', week: 1 },
    observes: 'black',
  },
  {
    ...{ slug: 'women-and-girls', name: 'Women and girls', weekday: 3, usualTime: '10:30', week: 2 },
    observes: 'women_girls',
  },
  { slug: 'disability', name: 'Disabled people', weekday: 5, usualTime: '13:00', week: 3, observes: 'disability' },
  { slug: 'lgbtq', name: 'LGBTQ+', weekday: 1, usualTime: '18:30', week: 4, observes: 'lgbtq' },
  {
    ...{ slug: 'parents-of-young-victims', name: 'Parents of young victims', weekday: 6, usualTime: '10:30', week: 5 },
    schoolBreaks: true,
  },
] as const

/** Whose days a forum of these looks out for, where there is anything to look out for. */
export const looksOutFor = sixForums
  .map((forum) => ({
    slug: forum.slug,
    observes: 'observes' in forum ? forum.observes : null,
    schoolBreaks: 'schoolBreaks' in forum,
  }))
  .filter(({ observes, schoolBreaks }) => observes !== null || schoolBreaks)
