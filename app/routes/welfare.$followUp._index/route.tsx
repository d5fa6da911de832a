import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { settleFollowUp, takeFollowUp } from '#app/domain/welfare/commands.server.ts'
import { followUpInput } from '#app/domain/welfare/input.ts'
import { getFollowUp } from '#app/domain/welfare/queries.server.ts'
import { movesFor } from '#app/domain/welfare/rules.ts'
import { followUpMoves } from '#app/domain/welfare/status.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { FollowUpFacts } from './facts.tsx'
import { Moves, Take } from './moves.tsx'
import { shownFollowUp, shownScript } from './view.server.ts'
import { WhatToSay } from './what-to-say.tsx'
import { settleWords } from './words.ts'

/** Not whom it is about: a title stays in the browser's history. */
export const meta: MetaFunction = () => pageTitle('Check-in')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'welfare:settle')
  const followUp = await getFollowUp(ctx, params.followUp ?? '')
  return json({
    followUp: shownFollowUp(followUp, ctx),
    moves: movesFor(followUp, followUp.sessionState, ctx.actor.id),
    say: followUp.state === 'open' ? await shownScript(ctx, followUp) : null,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'welfare:settle')
  const { id, sessionId } = await getFollowUp(ctx, params.followUp ?? '')
  const form = await parseForm(followUpInput, request)
  if (!form.ok) return invalid(form)
  const input = form.value
  if (input.intent === 'take') {
    const taken = await takeFollowUp(ctx, id, input.owner || null)
    return settle(form, taken, { to: `/welfare/${id}`, notice: 'The check-in is yours.', words: settleWords })
  }
  const to = input.intent === 'reopen' ? `/welfare/${id}` : `/sessions/${sessionId}/welfare`
  const notice = followUpMoves[input.intent].done
  return settle(form, await settleFollowUp(ctx, id, input.intent), { to, notice, words: settleWords })
}

export default function CheckIn() {
  const { followUp, moves, say } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { id, sessionId, reference, alias, isOpen, mine, owner, ownerId } = followUp
  return (
    <Page
      title="Check-in"
      caption={alias === reference ? reference : `${alias}, ${reference}`}
      back={{ href: `/sessions/${sessionId}/welfare`, text: 'Check-ins after this session' }}
      refused={refused}
    >
      <FollowUpFacts followUp={followUp} />
      {say ? <WhatToSay id={id} say={say} /> : null}
      {isOpen && !mine ? <Take owner={owner} ownerId={ownerId} /> : null}
      {moves.length > 0 ? <Moves moves={moves} /> : null}
    </Page>
  )
}
