import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { rolesWith } from '#app/domain/access/permissions.ts'
import { listForums } from '#app/domain/forums/queries.server.ts'
import { forumStateWords } from '#app/domain/forums/status.ts'
import { formatDateTime } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Button, Table, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

export const meta: MetaFunction = () => pageTitle('Forums')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'forum:view')
  const forums = await listForums(ctx)
  const mayAdd = rolesWith('forum:manage').some((role) => role === ctx.role)
  return json({
    mayAdd,
    forums: forums.map((forum) => ({
      ...forum,
      next: forum.nextSession && { id: forum.nextSession.id, words: formatDateTime(forum.nextSession.startsAt) },
    })),
  })
}

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
            head={['Forum', 'State', 'Next session', 'Places filled', 'What is missing']}
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
