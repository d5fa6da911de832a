import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { addForum } from '#app/domain/forums/commands.server.ts'
import { addForumInput } from '#app/domain/forums/input.ts'
import { slugFrom } from '#app/domain/forums/rules.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Input } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Add a forum')

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'forum:manage')
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'forum:manage')
  const form = await parseForm(addForumInput, request)
  if (!form.ok) return invalid(form)
  return settle(form, await addForum(ctx, form.value, form.once), {
    to: `/forums/${slugFrom(form.value.name)}`,
    notice: 'Forum added. It is planned: open it when it is ready to meet.',
    words: { 'name-taken': { field: 'name', message: 'There is a forum with this name, or one very like it' } },
  })
}

export default function AddForum() {
  const refused = useActionData<typeof action>()
  const form = refusedForm(refused)
  return (
    <Page title="Add a forum" back={{ href: '/forums', text: 'Forums' }} refused={refused}>
      <ServiceForm
        submit="Add forum"
        whoSees="Everyone who works with the forums sees the name, and it stands in Board reports."
      >
        <Input
          name="name"
          label="Name of the forum"
          hint="The group it is for, such as Disabled people. It has 12 places and meets every six weeks."
          defaultValue={form.value('name')}
          errorMessage={form.error('name')}
        />
      </ServiceForm>
    </Page>
  )
}
