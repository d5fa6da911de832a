import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { settleTaskInput } from '#app/domain/contact/input.ts'
import { blockedWords, taskMoves, wasTooLate } from '#app/domain/contact/status.ts'
import { makeTaskLink, settleTask } from '#app/domain/contact/task-commands.server.ts'
import { getScript, getTask } from '#app/domain/contact/task-queries.server.ts'
import { formatDate, formatDateTime } from '#app/domain/shared/dates.ts'
import { invalid, parseForm, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { AskThem, NotNow } from './instead.tsx'
import { ItsLink } from './its-link.tsx'
import { ScriptSteps } from './script-steps.tsx'
import { Settle } from './settle.tsx'
import { TaskFacts } from './task-facts.tsx'

/** Neither whom it is about nor how: a title stays in the browser's history. */
export const meta: MetaFunction = () => pageTitle('Contact task')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requirePermission(request, 'contact:keep')
  const task = await getTask(ctx, params.task ?? '')
  const { id, reference, alias, route, about, state, dueOn, settledAt } = task
  const isOpen = state === 'open' || state === 'not-reached'
  const { verdict, script, isOver, isHeld, when, hasCodeWord, carries } = await getScript(ctx, task)
  return json({
    task: { id, reference, alias, route, about, state, due: formatDate(dueOn), when, sessionId: task.sessionId },
    carries: isOpen && script ? carries : null,
    tooLate: wasTooLate(task),
    ended: state !== 'open' && settledAt ? formatDateTime(settledAt) : null,
    ...{ isOpen, isOver, isHeld, hasCodeWord, script: isOpen ? script : null },
    why: verdict && !verdict.ok ? blockedWords[verdict.why] : null,
    opens: verdict && !verdict.ok && verdict.opensAt ? formatDateTime(verdict.opensAt) : null,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requirePermission(request, 'contact:keep')
  const { id } = await getTask(ctx, params.task ?? '')
  const form = await parseForm(settleTaskInput, request)
  if (!form.ok) return invalid(form)
  const { intent } = form.value
  if (intent === 'make-link') {
    const made = await makeTaskLink(await requirePermission(request, 'link:send'), id)
    return settle(form, made, {
      to: `/contact-tasks/${id}`,
      notice: 'The link is made. It is in the words below.',
      words,
    })
  }
  return settle(form, await settleTask(ctx, id, intent), {
    to: intent === 'not-reached' ? `/contact-tasks/${id}` : '/contact-tasks',
    notice: taskMoves[intent].done,
    words,
  })
}

const words = {
  'changed-meanwhile': { field: '', message: 'This task was settled meanwhile. Nothing was saved. Check it below' },
  'no-word': {
    field: '',
    message: 'No link can be made: they have no code word or PIN, or their link was locked. Speak to them first',
  },
}

export default function ContactTask() {
  const { task, ended, isOpen, isOver, isHeld, hasCodeWord, script, carries, tooLate, why, opens } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const isAsking = task.about === 'confirm-contact'
  return (
    <Page
      title="Contact task"
      caption={`${task.alias}, ${task.reference}`}
      back={{ href: '/contact-tasks', text: 'Contact tasks' }}
      refused={refused}
    >
      <TaskFacts task={task} ended={ended} tooLate={tooLate} />
      {isOpen && isAsking ? <AskThem reference={task.reference} /> : null}
      {isOpen && !isAsking && !script ? (
        <NotNow task={task} isOver={isOver} isHeld={isHeld} why={why} opens={opens} />
      ) : null}
      {script ? <ScriptSteps task={task} script={script} hasCodeWord={hasCodeWord} /> : null}
      {carries ? <ItsLink carries={carries} reference={task.reference} /> : null}
      {task.sessionId ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/sessions/${task.sessionId}/calls`}>
            Write down what they answer on the call sheet
          </a>
        </p>
      ) : null}
      {isOpen ? <Settle state={task.state} mayBeDone={script !== null} /> : null}
    </Page>
  )
}
