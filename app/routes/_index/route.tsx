import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Home')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'home:view')
  return json({ name: ctx.actor.name })
}

export default function Home() {
  const { name } = useLoaderData<typeof loader>()
  return (
    <Page title="What needs doing">
      <p className="govuk-body">Hello {name}.</p>
    </Page>
  )
}
