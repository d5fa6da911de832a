import type { Permission } from './domain/access/permissions.ts'

/** Somewhere to go from every page, for those who may. */
export type Place = { text: string; href: string; permission: Permission }

/** The sections of the service, in the order of the navigation. */
export const sections: readonly Place[] = [
  { text: 'Home', href: '/', permission: 'home:view' },
  { text: 'Forums', href: '/forums', permission: 'forum:view' },
  { text: 'Calendar', href: '/calendar', permission: 'calendar:view' },
  { text: 'Check-ins', href: '/welfare', permission: 'welfare:view' },
  { text: 'Vouchers', href: '/vouchers', permission: 'voucher:view' },
  { text: 'Points', href: '/points', permission: 'point:view' },
  { text: 'Tagging', href: '/tagging', permission: 'point:tag' },
  { text: 'Codebook', href: '/codebook', permission: 'codebook:view' },
  { text: 'Reports', href: '/reports', permission: 'report:read' },
  { text: 'People', href: '/people', permission: 'people:manage' },
  { text: 'Emergency access', href: '/break-glass', permission: 'break-glass:open' },
  { text: 'Data', href: '/data/map', permission: 'data-map:view' },
  { text: 'Audit', href: '/audit', permission: 'audit:view' },
]

/** The pages of the section Data. The words of agreements are kept by whoever keeps the rest of it. */
const dataPages: readonly Place[] = [
  { text: 'What we hold', href: '/data/map', permission: 'data-map:view' },
  { text: 'Requests', href: '/data/requests', permission: 'data-request:settle' },
  { text: 'Removal', href: '/data/retention', permission: 'retention:view' },
  { text: 'Words of agreements', href: '/agreement/words', permission: 'agreement:word' },
  { text: 'Impact assessment', href: '/data/assessment', permission: 'data-map:view' },
  { text: 'Keys', href: '/data/keys', permission: 'keys:view' },
]

/** The pages of the section Calendar. */
const calendarPages: readonly Place[] = [
  { text: 'Calendar', href: '/calendar', permission: 'calendar:view' },
  { text: 'Wall chart', href: '/calendar/print', permission: 'calendar:view' },
  { text: 'Venues', href: '/venues', permission: 'venue:view' },
  { text: 'On your phone', href: '/calendar/feed', permission: 'calendar:view' },
]

/** Sections that have more than one page, by the address in the navigation. */
export const parts: Readonly<Record<string, { label: string; pages: readonly Place[] }>> = {
  '/data/map': { label: 'Data', pages: dataPages },
  '/calendar': { label: 'Calendar', pages: calendarPages },
}

/** Pages that belong to another section than the one their address begins with. */
const elsewhere: Readonly<Record<string, string>> = { '/venues': '/calendar', '/calendar/dates': '/people' }

const isUnder = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

/** Whether a page belongs to the section Data. */
const isDataPage = (path: string) => dataPages.some(({ href }) => isUnder(path, href))

/** Whether a section is the one that a page belongs to. */
export function isSectionOf(path: string, href: string): boolean {
  if (isDataPage(path)) return href === '/data/map'
  if (href === '/data/map') return false
  const moved = Object.keys(elsewhere).find((begin) => isUnder(path, begin))
  if (moved !== undefined) return elsewhere[moved] === href
  return path.split('/')[1] === href.split('/')[1]
}

/** The address of the page of a section that is shown: of those that fit the one that says most. */
export function partShown(path: string, hrefs: readonly string[]): string | undefined {
  return hrefs.filter((href) => isUnder(path, href)).toSorted((one, other) => other.length - one.length)[0]
}
