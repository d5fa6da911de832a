import type { ActionFunctionArgs } from '@remix-run/node'
import { packInput } from '#app/domain/data-rights/input.ts'
import { takeOwnCopy } from '#app/domain/data-rights/pack-commands.server.ts'
import { packFileName, packJson, packPage } from '#app/domain/data-rights/pack-page.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { BadRequest, NotFound } from '#app/domain/shared/errors.ts'
import { parseForm } from '#app/http/form.server.ts'
import { requireVisit } from '#app/http/visit.server.ts'

/** One part of the copy of their data, as a file. That it was taken is written down, so it is a form and not a link. */
export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireVisit(request)
  const form = await parseForm(packInput, request)
  if (!form.ok) throw new BadRequest('no form of ours')
  const { part, form: kind } = form.value
  const pack = await takeOwnCopy(ctx, part)
  if (!pack.ok) throw new NotFound()
  const madeOn = todayInLondon(ctx.now)
  const isPage = kind === 'page'
  return new Response(isPage ? packPage(pack.value, madeOn) : packJson(pack.value, madeOn), {
    headers: {
      'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${packFileName(part, isPage ? 'html' : 'json')}"`,
    },
  })
}
