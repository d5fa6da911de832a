import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { printFrom } from '#app/domain/agreements/input.ts'
import { listToAsk, listWordingsInUse } from '#app/domain/agreements/queries.server.ts'
import { purposeWords } from '#app/domain/agreements/status.ts'
import { getParticipant } from '#app/domain/participants/queries.server.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page } from '#app/ui/service/page.tsx'
import { PaperForm } from './paper-form.tsx'
import { PeopleToAsk } from './people-to-ask.tsx'
import { WaysToPrint } from './ways-to-print.tsx'

/** Printed at the top of the paper and proposed as the name of a file: it says nothing (domain §7). */
export const meta: MetaFunction = () => [{ title: 'Your choices' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'agreement:keep')
  const { reference, easy } = printFrom(new URL(request.url).searchParams)
  const whose = reference === null ? null : (await getParticipant(ctx, reference)).participant.reference
  const [wordings, toAsk] = await Promise.all([
    listWordingsInUse(todayInLondon(ctx.now)),
    whose === null ? listToAsk(ctx) : [],
  ])
  return json({
    whose,
    easy,
    toAsk: toAsk.map(({ reference, alias, again, never }) => ({
      reference,
      alias,
      again: again.map((purpose) => purposeWords[purpose].label),
      never,
    })),
    words: wordings.map(({ purpose, version, text, easyRead, inUseFrom }) => {
      return { purpose, label: purposeWords[purpose].own, version, text, easyRead, from: formatDate(inUseFrom) }
    }),
  })
}

export default function AgreementWordings() {
  const { whose, easy, toAsk, words } = useLoaderData<typeof loader>()
  const back = whose ? { href: `/participants/${whose}/agreement`, text: `Agreement, ${whose}` } : undefined
  return (
    <Page title="Your choices" caption={whose ?? undefined} back={back}>
      {whose === null ? <PeopleToAsk people={toAsk} /> : null}
      <WaysToPrint whose={whose} easy={easy} />
      <PaperForm words={words} easy={easy} asForm={whose !== null} />
    </Page>
  )
}
