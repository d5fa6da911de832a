import type { ActionFunctionArgs } from '@remix-run/node'
import { downloadInput } from '#app/domain/factors/input.ts'
import { BadRequest } from '#app/domain/shared/errors.ts'
import { parseForm } from '#app/http/form.server.ts'
import { requireAnyStage } from '#app/http/guards.server.ts'

/**
 * Gives the codes that a page has just shown back as a file. They are held nowhere: what is sent back is what was sent,
 * when it is ten recovery codes and nothing else. Somebody who is setting up saves theirs before they are in.
 */
export async function action({ request }: ActionFunctionArgs) {
  await requireAnyStage(request)
  const form = await parseForm(downloadInput, request)
  if (!form.ok) throw new BadRequest('no list of codes')
  return new Response(`Each code works once.\r\n\r\n${form.value.codes.join('\r\n')}\r\n`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'attachment; filename="codes.txt"',
    },
  })
}
