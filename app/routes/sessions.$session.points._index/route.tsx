import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changePoint, recordPoint, removePoint } from '#app/domain/points/commands.server.ts'
import { pointInput, sessionViewFrom } from '#app/domain/points/input.ts'
import { findSessionPoint, isSubmitted, listSessionPoints } from '#app/domain/points/queries.server.ts'
import { canBeChanged, canTakePoints, fingerprint, identifyingSigns } from '#app/domain/points/rules.ts'
import { getSession } from '#app/domain/sessions/queries.server.ts'
import { formatDate } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { InsetText } from '#app/ui/govuk/index.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { PointForm } from './point-form.tsx'
import { PointList } from './point-list.tsx'
import { whyNot } from './why-not.ts'
import { notices, words } from './words.ts'

export const meta: MetaFunction = () => pageTitle('Points from this session')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'point:record')
  const session = await getSession(ctx, params.session ?? '')
  const view = sessionViewFrom(new URL(request.url).searchParams)
  const { points, page } = await listSessionPoints(ctx, session.id, view.page)
  const editing = view.edit ? await findSessionPoint(ctx, session.id, view.edit) : null
  const submitted = await isSubmitted(ctx, session.id)
  return json({
    session: { id: session.id, name: `${session.forumName}, ${formatDate(session.date)}` },
    open: canTakePoints(session, ctx.now) && !submitted,
    begun: session.startsAt <= ctx.now,
    submitted,
    points,
    page,
    editing: editing && canBeChanged(editing) ? { ...editing, seen: fingerprint(editing) } : null,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'point:record')
  const id = params.session ?? ''
  const form = await parseForm(pointInput, request)
  if (!form.ok) return invalid(form)
  const to = `/sessions/${id}/points`
  const answer = { to, notice: notices[form.value.intent] }
  if (form.value.intent === 'remove') {
    return settle(form, await removePoint(ctx, id, form.value.point, form.once), { ...answer, words: words([]) })
  }
  const signs = identifyingSigns(form.value.text)
  const { intent, ...said } = form.value
  return 'seen' in said
    ? settle(form, await changePoint(ctx, id, said), { ...answer, words: words(signs) })
    : settle(form, await recordPoint(ctx, id, said, form.once), { ...answer, words: words(signs) })
}

export default function SessionPoints() {
  const { session, open, begun, submitted, points, page, editing } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const path = `/sessions/${session.id}/points`
  return (
    <Page
      title="Points from this session"
      caption={session.name}
      back={{ href: `/sessions/${session.id}`, text: 'Session' }}
      refused={refused}
    >
      {open ? (
        <>
          <PointForm editing={editing} refused={refused} path={path} />
          <p className="govuk-body">
            Have you got the points in a spreadsheet?{' '}
            <a className="govuk-link" href={`${path}/import`}>
              Bring in points from a file
            </a>
          </p>
        </>
      ) : (
        <InsetText>{whyNot({ begun, submitted })}</InsetText>
      )}
      <PointList points={points} page={page} path={path} open={open} submitted={submitted} />
      {page.total > 0 ? (
        <p className="govuk-body">
          Have you written down everything?{' '}
          <a className="govuk-link" href={`/sessions/${session.id}/write-up`}>
            Go on to the write-up
          </a>
        </p>
      ) : null}
    </Page>
  )
}
