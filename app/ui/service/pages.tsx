import { Pagination } from '../govuk/index.ts'

type PagesProps = {
  page: { page: number; pages: number; from: number; to: number; total: number }
  /** Address of the list with its filter, without a page. */
  path: string
  search?: Record<string, string>
}

/** "Showing 1 to 25 of 240" */
export function Showing({ page: { from, to, total } }: Pick<PagesProps, 'page'>) {
  return (
    <p className="govuk-body app-numbers">
      Showing {from} to {to} of {total}
    </p>
  )
}

/** The way to the other pages of a list; nothing when there are none. */
export function Pages({ page: { page, pages }, path, search = {} }: PagesProps) {
  if (pages < 2) return null
  const filter = Object.entries(search).filter(([, value]) => value !== '')
  const href = (number: number) => `${path}?${new URLSearchParams([...filter, ['page', String(number)]])}`
  return (
    <Pagination
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
      items={numbersAround(page, pages).flatMap((number, at, all) => {
        const link = { number, href: href(number), current: number === page }
        return number - (all[at - 1] ?? 0) > 1 ? [{ ellipsis: true as const }, link] : [link]
      })}
    />
  )
}

/** The first and last page, this one and its neighbours. */
function numbersAround(page: number, pages: number): number[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  return [...new Set(wanted)].sort((one, other) => one - other)
}
