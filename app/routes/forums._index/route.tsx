import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { listForums } from '#app/domain/forums/queries.server.ts'
import { forumStateWords } from '#app/domain/forums/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { addDays, addMonths, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { countBalanced } from '#app/domain/write-ups/queries.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Button, Table, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

export const meta: MetaFunction = () => pageTitle('Forums')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'forum:view')
  const forums = await listForums(ctx)
  const mayAdd = rolesWith('forum:manage').some((role) => role === ctx.role)
  const balances = mayAdd ? await balancesOf(ctx, forums) : null
  return json({
    mayAdd,
    forums: forums.map((forum) => ({
      ...forum,
      balance: balances?.get(forum.id) ?? null,
      next: forum.nextSession && { id: forum.nextSession.id, words: formatDateTime(forum.nextSession.startsAt) },
    })),
  })
}

/** How many sessions of each forum were held in the last twelve months, and of how many nothing is missing. */
async function balancesOf(ctx: Ctx<'forum:view'>, forums: readonly { id: string }[]) {
  const to = todayInLondon(ctx.now)
  const period = { from: addDays(addMonths(to, -12), 1), to }
  const counts = await Promise.all(forums.map(({ id }) => countBalanced(ctx, id, period)))
  return new Map(forums.map(({ id }, at) => [id, counts[at] ?? { held: 0, balanced: 0 }]))
}

const balanceWords = ({ held, balanced }: { held: number; balanced: number }) =>
  held === 0 ? 'No session held' : `${balanced} of ${held} sessions balanced`

export default function Forums() {
  const { forums, mayAdd } = useLoaderData<typeof loader>()
  return (
    <Page title="Forums" wide>
      {mayAdd ? <Button href="/forums/new">Add a forum</Button> : null}
      {forums.length === 0 ? (
        <p className="govuk-body">No forum has been given to you yet. Ask an administrator.</p>
      ) : null}
      {forums.length > 0 ? (
        <ScrollRegion label="Forums">
          <Table
            caption={`${forums.length} ${forums.length === 1 ? 'forum' : 'forums'}`}
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            head={[
              ...['Forum', 'State', 'Next session', 'Places filled', 'What is missing'],
              ...(mayAdd ? ['Last 12 months'] : []),
            ]}
            rows={forums.map((forum) => [
              {
                text: (
                  <a className="govuk-link" href={`/forums/${forum.slug}`}>
                    {forum.name}
                  </a>
                ),
              },
              { text: <Tag classes={forumStateWords[forum.state].tag}>{forumStateWords[forum.state].label}</Tag> },
              {
                text: forum.next ? (
                  <a className="govuk-link" href={`/sessions/${forum.next.id}`}>
                    {forum.next.words}
                  </a>
                ) : (
                  'None planned'
                ),
              },
              { text: `${forum.active} of ${forum.places}`, classes: 'app-numbers' },
              { text: forum.missing.length > 0 ? <MissingList lines={forum.missing} /> : 'Nothing' },
              ...(forum.balance ? [{ text: balanceWords(forum.balance) }] : []),
            ])}
          />
        </ScrollRegion>
      ) : null}
    </Page>
  )
}

function MissingList({ lines }: { lines: string[] }) {
  return (
    <ul className="govuk-list app-tight-list">
      {lines.map((line) => (
        <li key={line}>{line.charAt(0).toUpperCase() + line.slice(1)}</li>
      ))}
    </ul>
  )
}
