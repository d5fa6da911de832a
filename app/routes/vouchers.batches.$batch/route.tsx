import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDate, formatShortDate } from '#app/domain/shared/dates.ts'
import { getBatch, listRecipients } from '#app/domain/vouchers/queries.server.ts'
import { formatMoney, runsInWords } from '#app/domain/vouchers/rules.ts'
import { voucherStateWords } from '#app/domain/vouchers/status.ts'
import { mayDo, requirePermission, requirePerson } from '#app/http/guards.server.ts'
import { SummaryList, Table, Tag } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { ScrollRegion } from '#app/ui/service/scroll-region.tsx'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Batch of vouchers')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'voucher:view')
  const batch = await getBatch(ctx, params.batch ?? '')
  // Who got a voucher takes a key of its own: a commissioner's does not open it.
  const mayIssue = mayDo(await requirePerson(request), 'voucher:issue')
  const recipients = mayIssue ? await listRecipients(await requirePermission(request, 'voucher:issue'), batch.id) : []
  const whose = new Map(recipients.map(({ voucherId, ...recipient }) => [voucherId, recipient]))
  return json({
    batch,
    showsWho: mayIssue,
    vouchers: batch.vouchers.map((v) => ({ ...v, who: whose.get(v.id) ?? null })),
  })
}

export default function Batch() {
  const { batch, vouchers, showsWho } = useLoaderData<typeof loader>()
  const inStock = vouchers.filter(({ state }) => state === 'in_stock').map(({ number }) => number)
  const left = inStock.length
  const out = vouchers.filter(({ state }) => state !== 'in_stock')
  return (
    <Page title="Batch of vouchers" caption={batch.forumName} back={{ href: '/vouchers', text: 'Vouchers' }}>
      <SummaryList
        rows={[
          { key: 'Supplier', value: <span className="app-break">{batch.supplier}</span> },
          { key: 'Order reference', value: <span className="app-break">{batch.orderReference}</span> },
          { key: 'Value of one voucher', value: formatMoney(batch.faceValuePence) },
          { key: 'Received', value: `${batch.quantity} on ${formatDate(batch.receivedOn)}` },
          { key: 'In stock', value: `${left}, worth ${formatMoney(left * batch.faceValuePence)}` },
          left > 0 && { key: 'Numbers in stock', value: runsInWords(inStock) },
        ]}
      />
      {out.length === 0 ? <p className="govuk-body">No voucher of this batch has been given yet.</p> : null}
      {out.length > 0 ? <OutTable vouchers={out} showsWho={showsWho} /> : null}
    </Page>
  )
}

type Vouchers = Awaited<ReturnType<Awaited<ReturnType<typeof loader>>['json']>>['vouchers']

/** The vouchers that are no longer in stock; who has them only for those who may know. */
function OutTable({ vouchers, showsWho }: { vouchers: Vouchers; showsWho: boolean }) {
  return (
    <ScrollRegion label="Vouchers no longer in stock">
      <Table
        caption={
          vouchers.length === 1 ? '1 voucher no longer in stock' : `${vouchers.length} vouchers no longer in stock`
        }
        captionClasses="govuk-table__caption--m"
        firstCellIsHeader
        head={['Number', 'State', showsWho && 'Given to'].filter((head) => head !== false)}
        rows={vouchers.map((voucher) => [
          voucher.number,
          <Tag key="state" classes={voucherStateWords[voucher.state].tag}>
            {voucherStateWords[voucher.state].label}
          </Tag>,
          ...(showsWho ? [voucher.who ? <Recipient key="who" {...voucher.who} /> : ''] : []),
        ])}
      />
    </ScrollRegion>
  )
}

function Recipient({ reference, sessionId, date }: { reference: string; sessionId: string; date: string }) {
  return (
    <>
      {reference}, session of{' '}
      <a className="govuk-link" href={`/sessions/${sessionId}/vouchers`}>
        {formatShortDate(date)}
      </a>
    </>
  )
}
