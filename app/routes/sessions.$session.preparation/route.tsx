import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  addPreparation,
  changePreparation,
  makePreparations,
  settlePreparation,
} from '#app/domain/preparations/commands.server.ts'
import { type PreparationInput, preparationInput } from '#app/domain/preparations/input.ts'
import { getPreparations, listOwners } from '#app/domain/preparations/queries.server.ts'
import { isUpToDate, preparationInWords, standingOf } from '#app/domain/preparations/rules.ts'
import { canBeChanged } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, type Submission, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AddForm } from './add-form.tsx'
import { MakeList } from './make-list.tsx'
import { PreparationList } from './preparation-list.tsx'
import { notices, words } from './words.ts'

export const meta: MetaFunction<typeof loader> = () => pageTitle('Getting ready')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'session:prepare')
  const { session, list, difference } = await getPreparations(ctx, params.session ?? '')
  return json({
    ...{ id: session.id, forumName: session.forumName, when: formatDateTime(session.startsAt) },
    open: canBeChanged(session.state),
    upToDate: isUpToDate(difference),
    list: list.map((one) => ({
      ...{
        id: one.id,
        state: one.state,
        late: one.late,
        owner: one.owner,
        ownerId: one.ownerId ?? '',
        dueOn: one.dueOn,
        seen: standingOf(one),
      },
      words: preparationInWords(one),
      due: formatDate(one.dueOn),
    })),
    owners: await listOwners(ctx, session.id),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'session:prepare')
  const id = params.session ?? ''
  await getPreparations(ctx, id)
  const form = await parseForm(preparationInput, request)
  if (!form.ok) return invalid(form)
  const result = await carryOut(ctx, id, form.value, form.once)
  return settle(form, result, { to: `/sessions/${id}/preparation`, notice: notices[form.value.intent], words })
}

function carryOut(ctx: Ctx<'session:prepare'>, id: string, input: PreparationInput, once: Submission) {
  if (input.intent === 'make') return makePreparations(ctx, id)
  if (input.intent === 'settle') return settlePreparation(ctx, id, input)
  if (input.intent === 'change') return changePreparation(ctx, id, input)
  return addPreparation(ctx, id, input, once)
}

export default function GettingReady() {
  const { id, forumName, when, open, upToDate, list, owners } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const added = refused?.typed.intent === 'add' ? refused : undefined
  return (
    <Page
      title="Getting ready"
      caption={`${forumName}, ${when}`}
      back={{ href: `/sessions/${id}`, text: 'Session' }}
      refused={refused}
      ids={{ dueOn: added ? 'add-dueOn-day' : `dueOn-${[refused?.typed.preparation ?? ''].flat().join()}-day` }}
    >
      {open ? <MakeList isEmpty={list.length === 0} upToDate={upToDate} /> : null}
      <PreparationList list={list} owners={owners} refused={added ? undefined : refused} />
      {open ? <AddForm owners={owners} refused={added} /> : null}
    </Page>
  )
}
