import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mapFilterFrom, pageFrom } from '#app/domain/data-rights/map-input.ts'
import {
  listColumns,
  listProcessing,
  listRecordFields,
  mapChoices,
  mapValues,
} from '#app/domain/data-rights/map-queries.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { Pages } from '#app/ui/service/pages.tsx'
import { ColumnsTable } from './columns-table.tsx'
import { MapFilterForm } from './map-filter.tsx'
import { RecordOfProcessing } from './record-of-processing.tsx'

export const meta: MetaFunction = () => pageTitle('Data map')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'data-map:view')
  const { searchParams } = new URL(request.url)
  const filter = mapFilterFrom(searchParams, mapValues)
  return json({
    filter,
    choices: mapChoices,
    fields: listRecordFields(ctx),
    records: listProcessing(ctx),
    columns: listColumns(ctx, filter, pageFrom(searchParams)),
  })
}

export default function DataMap() {
  const { filter, choices, fields, records, columns } = useLoaderData<typeof loader>()
  return (
    <Page title="Data map" wide>
      <p className="govuk-body">
        The record of processing, and each column of the database behind it. It is made from what the service declares
        about each column, so it is never out of date. What is marked has to be filled in by a person.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/data/map.xlsx" download>
          Download it as a spreadsheet (XLSX)
        </a>
      </p>
      <RecordOfProcessing fields={fields} records={records} />
      <h2 className="govuk-heading-m" id="columns">
        Every column
      </h2>
      <MapFilterForm filter={filter} choices={choices} />
      <ColumnsTable {...columns} />
      <Pages page={columns.page} path="/data/map" search={filter} />
    </Page>
  )
}
