import type { Permission } from '#app/domain/access/permissions.ts'
import { requireKeyRing } from './guards.server.ts'

/** The pages about data itself, in the order in which they are offered. */
const pages: readonly { text: string; href: string; permission: Permission }[] = [
  { text: 'Data map', href: '/data/map', permission: 'data-map:view' },
  { text: 'Impact assessment', href: '/data/assessment', permission: 'data-map:view' },
  { text: 'Removal', href: '/data/retention', permission: 'retention:view' },
]

/** Those that the person may open. It protects nothing: every page guards itself. */
export async function dataPages(request: Request): Promise<{ text: string; href: string }[]> {
  const keys = await requireKeyRing(request)
  return pages.filter(({ permission }) => keys.key(permission) !== null).map(({ text, href }) => ({ text, href }))
}
