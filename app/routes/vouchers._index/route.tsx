import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatShortDate } from '#app/domain/shared/dates.ts'
import { listBatches, listStock } from '#app/domain/vouchers/queries.server.ts'
import { formatMoney } from '#app/domain/vouchers/rules.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { Button, Table } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Vouchers')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'voucher:view')
  const mayRecord = mayDo(await requirePerson(request), 'voucher:receive')
  return json({ mayRecord, stock: await listStock(ctx), batches: await listBatches(ctx) })
}

export default function Vouchers() {
  const { mayRecord, stock, batches } = useLoaderData<typeof loader>()
  return (
    <Page title="Vouchers" wide>
      <p className="govuk-body">
        Everyone who comes to a session is thanked with a voucher, also those who leave early. They may say no.
      </p>
      {mayRecord ? <Button href="/vouchers/batches/new">Record a batch</Button> : null}
      {batches.length === 0 ? (
        <p className="govuk-body">
          No vouchers have been received yet.{' '}
          {mayRecord ? 'Record the first batch when it arrives.' : 'A facilitator records each batch when it arrives.'}
        </p>
      ) : (
        <>
          <StockTable stock={stock} />
          <BatchTable batches={batches} />
        </>
      )}
    </Page>
  )
}

type Stock = Awaited<ReturnType<typeof listStock>>
const numbers = { format: 'numeric', classes: 'app-numbers' } as const

function StockTable({ stock }: { stock: Stock }) {
  return (
    <ScrollRegion label="Stock by forum">
      <Table
        caption="Stock by forum"
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[
          'Forum',
          { text: 'Received', ...numbers },
          { text: 'Given', ...numbers },
          { text: 'In stock', ...numbers },
          { text: 'Value in stock', ...numbers },
        ]}
        rows={stock.map((forum) => [
          forum.name,
          { text: forum.received, ...numbers },
          { text: forum.issued, ...numbers },
          { text: forum.inStock, ...numbers },
          { text: formatMoney(forum.valueInStockPence), ...numbers },
        ])}
      />
    </ScrollRegion>
  )
}

type Batches = Awaited<ReturnType<typeof listBatches>>

function BatchTable({ batches }: { batches: Batches }) {
  return (
    <ScrollRegion label="Batches">
      <Table
        caption={`${batches.length} ${batches.length === 1 ? 'batch' : 'batches'}`}
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={[
          'Received',
          'Forum',
          'Supplier and order',
          { text: 'Value', ...numbers },
          { text: 'In stock', ...numbers },
        ]}
        rows={batches.map((batch) => [
          <a key={batch.id} className="govuk-link" href={`/vouchers/batches/${batch.id}`}>
            {formatShortDate(batch.receivedOn)}
            <span className="govuk-visually-hidden"> {batch.orderReference}</span>
          </a>,
          batch.forumName,
          { text: `${batch.supplier}, ${batch.orderReference}`, classes: 'app-break' },
          { text: formatMoney(batch.faceValuePence), ...numbers },
          { text: `${batch.inStock} of ${batch.quantity}`, ...numbers },
        ])}
      />
    </ScrollRegion>
  )
}
