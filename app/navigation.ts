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
export const dataPages: readonly Place[] = [
  { text: 'What we hold', href: '/data/map', permission: 'data-map:view' },
  { text: 'Requests', href: '/data/requests', permission: 'data-request:settle' },
  { text: 'Removal', href: '/data/retention', permission: 'retention:view' },
  { text: 'Words of agreements', href: '/agreement/words', permission: 'agreement:word' },
  { text: 'Impact assessment', href: '/data/assessment', permission: 'data-map:view' },
  { text: 'Keys', href: '/data/keys', permission: 'keys:view' },
]

const isUnder = (path: string, href: string) => path === href || path.startsWith(`${href}/`)

/** Whether a page belongs to the section Data. */
export const isDataPage = (path: string) => dataPages.some(({ href }) => isUnder(path, href))

/** Whether a section is the one that a page belongs to. */
export function isSectionOf(path: string, href: string): boolean {
  if (href === '/data/map') return isDataPage(path)
  return path.split('/')[1] === href.split('/')[1] && !isDataPage(path)
}

/** Whether a page of the section Data is the one shown. */
export const isPartOf = isUnder
