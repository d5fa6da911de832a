import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listThemesInUse } from '#app/domain/codebook/queries.server.ts'
import { tagPoint, untagPoint } from '#app/domain/tagging/commands.server.ts'
import { taggingInput, taggingViewFrom } from '#app/domain/tagging/input.ts'
import { getTaggingPage } from '#app/domain/tagging/queries.server.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { NothingToTag } from './nothing-to-tag.tsx'
import { PointQuote } from './point-quote.tsx'
import { shownGroup } from './shown.ts'
import { JustTagged, TaggedAlready } from './tagged.tsx'
import { TaggingForm } from './tagging-form.tsx'

export const meta: MetaFunction = () => pageTitle('Tagging')

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'point:tag')
  const view = taggingViewFrom(new URL(request.url).searchParams)
  const [page, codebook] = await Promise.all([getTaggingPage(ctx, view), listThemesInUse(ctx)])
  return json({ ...page, groups: codebook.map(shownGroup), keys: view.keys, me: ctx.actor.id })
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'point:tag')
  const form = await parseForm(taggingInput, request)
  if (!form.ok) return invalid(form)
  const { intent, point, keys } = form.value
  if (intent === 'undo') {
    const to = `/tagging?point=${point}${keys ? '&keys=off' : ''}`
    return settle(form, await untagPoint(ctx, point), { to, notice: '', words })
  }
  const to = `/tagging?tagged=${point}${keys ? '' : '&keys=off'}`
  return settle(form, await tagPoint(ctx, form.value, form.once), { to, notice: '', words })
}

const words = {
  'tagged-meanwhile': {
    field: '',
    message: 'Somebody else tagged this point meanwhile. Your themes were not saved. Both are shown below.',
  },
  'unknown-theme': { field: 'theme', message: 'Choose themes from the list. One of yours is no longer used' },
  'not-yours': { field: '', message: 'Somebody else tagged this point, so you cannot take its themes off.' },
}

export default function Tagging() {
  const { point, given, justTagged, left, anyPoints, groups, keys, me } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <Page title="Tagging" caption={left === 1 ? '1 point to tag' : `${left} points to tag`} refused={refused} wide>
      {justTagged ? <JustTagged point={justTagged} me={me} keys={keys} /> : null}
      {point === null ? <NothingToTag anyPoints={anyPoints} /> : null}
      {point ? <PointQuote point={point} /> : null}
      {point && given.length > 0 ? (
        <TaggedAlready point={point} given={given} me={me} keys={keys} refused={refused} groups={groups} />
      ) : null}
      {point && given.length === 0 ? <TaggingForm point={point} groups={groups} keys={keys} refused={refused} /> : null}
    </Page>
  )
}
