import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { moveForum, renameForum } from '#app/domain/forums/commands.server.ts'
import { forumSettingsInput } from '#app/domain/forums/input.ts'
import { getForum } from '#app/domain/forums/queries.server.ts'
import { actionsFrom, forumActions, forumStateWords } from '#app/domain/forums/status.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Input, Tag } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { Page, pageTitle } from '#app/ui/service/page.tsx'

export const meta: MetaFunction = () => pageTitle('Forum settings')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'forum:manage')
  return json({ forum: await getForum(ctx, params.forum ?? '') })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'forum:manage')
  const slug = params.forum ?? ''
  const form = await parseForm(forumSettingsInput, request)
  if (!form.ok) return invalid(form)
  const input = form.value
  const result =
    input.intent === 'rename'
      ? await renameForum(ctx, slug, input)
      : await moveForum(ctx, slug, { ...input, intent: input.intent })
  return settle(form, result, {
    to: `/forums/${slug}`,
    notice: input.intent === 'rename' ? 'Forum renamed' : forumActions[input.intent].done,
    words: {
      'name-taken': { field: 'name', message: 'There is a forum with this name' },
      'not-possible': { field: '', message: 'The forum is not in a state from which this can be done' },
      'changed-meanwhile': {
        field: '',
        message: 'Somebody else changed this forum meanwhile. Nothing was saved. Check it below and send again.',
      },
    },
  })
}

export default function ForumSettings() {
  const { forum } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const form = refusedForm(refused)
  return (
    <Page
      title="Settings"
      caption={forum.name}
      back={{ href: `/forums/${forum.slug}`, text: forum.name }}
      refused={refused}
    >
      <ServiceForm
        intent="rename"
        submit="Save name"
        whoSees="Everyone who works with the forums sees the name, and it stands in Board reports."
      >
        <input type="hidden" name="version" value={forum.version} />
        <Input
          name="name"
          label="Name of the forum"
          defaultValue={form.value('name', forum.name)}
          errorMessage={form.error('name')}
        />
      </ServiceForm>
      <h2 className="govuk-heading-m">State</h2>
      <p className="govuk-body">
        This forum is <Tag classes={forumStateWords[forum.state].tag}>{forumStateWords[forum.state].label}</Tag>. A
        paused forum keeps its participants, sessions and points; nothing is deleted.
      </p>
      {actionsFrom(forum.state).map((action) => (
        <ServiceForm
          key={action}
          intent={action}
          submit={forumActions[action].button}
          submitClasses="govuk-button--secondary"
        >
          <input type="hidden" name="version" value={forum.version} />
        </ServiceForm>
      ))}
    </Page>
  )
}
