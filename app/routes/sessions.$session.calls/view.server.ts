import type { getCallSheet } from '#app/domain/contact/call-queries.server.ts'
import { answersFor, asksForAnswer, callAnswers } from '#app/domain/contact/calls.ts'
import { blockedWords, routeWords, taskAboutWords } from '#app/domain/contact/status.ts'
import { formatDate, formatDateTime } from '#app/domain/shared/dates.ts'

type Call = Awaited<ReturnType<typeof getCallSheet>>['calls'][number]

/** One call as the page shows it: whom, what may be said now or why not, and what was tapped. No number stands here. */
export function lineOf(call: Call, takesPlace: boolean) {
  const { verdict, standing } = call
  const isOpen = standing === null || standing === 'ring-again'
  return {
    ...{ id: call.id, reference: call.reference, alias: call.alias, route: call.route, seen: call.seen },
    ...{ isOpen, script: isOpen ? call.script : null, hasCodeWord: call.hasCodeWord, standing },
    mayMakeLink: isOpen && call.script !== null && call.carries === 'make',
    about: taskAboutWords[call.about],
    how: call.route ? routeWords[call.route].label : 'Speak to them first',
    due: formatDate(call.dueOn),
    at: call.settledAt && formatDateTime(call.settledAt),
    answers: (takesPlace || !asksForAnswer(call.about) ? answersFor(call.about) : []).map((answer) => ({
      answer,
      button: callAnswers[answer].button,
    })),
    why: whyNot(call),
    opens: verdict && !verdict.ok && verdict.opensAt ? formatDateTime(verdict.opensAt) : null,
  }
}

/** Why nothing may be said now; null when it may. */
function whyNot({ verdict, isOver, isHeld, route, script }: Call): string | null {
  if (script) return null
  if (isOver) return 'There is nothing left to tell them: they have answered, or it is over.'
  if (isHeld) return 'Wait: the session is not confirmed yet.'
  if (route === null)
    return 'No code word or PIN would open their page, their link was locked, or a message did not arrive. Speak to them when you meet, or when they get in touch.'
  return verdict && !verdict.ok ? `Do not get in touch now. ${blockedWords[verdict.why]}` : null
}
