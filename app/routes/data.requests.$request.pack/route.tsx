import type { ActionFunctionArgs } from '@remix-run/node'
import { packInput } from '#app/domain/data-rights/input.ts'
import { givePack } from '#app/domain/data-rights/pack-commands.server.ts'
import { packFileName, packJson, packPage } from '#app/domain/data-rights/pack-page.ts'
import { getRequestToFollow } from '#app/domain/data-rights/request-queries.server.ts'
import { confirmed } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { parseForm } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { seeOther } from '#app/http/responses.server.ts'

/** One part of somebody's copy as a file, for the facilitator who hands it over. Whoever has not confirmed lately goes to do so. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'data-request:take')
  const { id, reference } = await getRequestToFollow(ctx, params.request ?? '')
  const form = await parseForm(packInput, request)
  if (!form.ok) return refused(form.errors.map(({ message }) => message).join('\n'))
  const page = `/participants/${reference}/data`
  const key = confirmed(ctx)
  if (!key) return seeOther(`/confirm?next=${encodeURIComponent(page)}`)
  const { part, form: kind } = form.value
  const result = await givePack(key, id, part)
  if (!result.ok) return seeOther(page, { important: words[result.reason] })
  const madeOn = todayInLondon(ctx.now)
  return kind === 'page'
    ? file(packPage(result.value, madeOn), 'text/html', packFileName(part, 'html'))
    : file(packJson(result.value, madeOn), 'application/json', packFileName(part, 'json'))
}

const words = {
  'not-possible': 'This copy cannot be taken now: the request is not being done. Nothing was taken.',
  'other-forum': 'This copy cannot be handed over here. They can take it themselves through their private link.',
}

const file = (content: string, type: string, name: string) =>
  new Response(content, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })

const refused = (text: string) =>
  new Response(`${text}\nGo back and try again.`, {
    status: 400,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
