import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findCodebookVersion, listCodebook, type Theme, type ThemeGroup } from '#app/domain/codebook/queries.server.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Codebook')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'codebook:view')
  const [version, groups] = await Promise.all([findCodebookVersion(ctx), listCodebook(ctx)])
  return json({
    groups,
    version: version && `Version ${version.version}, ${version.title}, in use from ${formatDate(version.inUseFrom)}`,
  })
}

export default function Codebook() {
  const { groups, version } = useLoaderData<typeof loader>()
  const count = groups.reduce((total, group) => total + group.themes.length, 0)
  return (
    <Page title="Codebook" caption={version ?? undefined}>
      <p className="govuk-body-l">
        The codebook says what each theme means. A point gets 1 to 3 themes: that is how what many rooms said can be put
        together.
      </p>
      {count === 0 ? <p className="govuk-body">The codebook has no themes yet. Ask an administrator.</p> : null}
      <p className="govuk-body">
        {count} themes in {groups.length} groups:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {groups.map(({ code, name }) => (
          <li key={code}>
            <a className="govuk-link" href={`#${code}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {groups.map((group) => (
        <Group key={group.code} group={group} />
      ))}
    </Page>
  )
}

function Group({ group }: { group: ThemeGroup }) {
  return (
    <section aria-labelledby={group.code}>
      <h2 className="govuk-heading-l app-group-heading" id={group.code}>
        {group.name}
      </h2>
      <p className="govuk-body">{group.definition}</p>
      {group.themes.map((theme) => (
        <ThemeEntry key={theme.code} theme={theme} />
      ))}
    </section>
  )
}

function ThemeEntry({ theme }: { theme: Theme }) {
  return (
    <>
      <h3 className="govuk-heading-m" id={theme.code}>
        {theme.name} {theme.state === 'retired' ? <Tag classes="govuk-tag--grey">No longer used</Tag> : null}
      </h3>
      <SummaryList
        classes="app-theme"
        rows={[
          { key: 'Meaning', value: theme.definition },
          { key: 'Use it for', value: theme.include },
          { key: 'Do not use it for', value: theme.exclude },
          { key: 'Code', value: theme.code },
        ]}
      />
    </>
  )
}
