import { summariseAgreement } from '#app/domain/agreements/queries.server.ts'
import { findCountdown } from '#app/domain/retention/queries.server.ts'
import { countdownInWords } from '#app/domain/retention/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'

/** What other parts of the service say about a participant, one part for each section of their page. */
export async function sectionsOf(ctx: Ctx<'participant:view'>, participantId: string) {
  const { purposes, neverAsked, leftUs } = await summariseAgreement(ctx, participantId)
  const countdown = await findCountdown(ctx, participantId)
  return {
    agreement: {
      purposes: purposes.map(({ purpose, standing, agreed }) => ({ purpose, standing, agreed })),
      neverAsked,
      leftUs,
    },
    countdown: countdown && {
      ...countdown,
      day: formatDate(countdown.on),
      when: countdownInWords(todayInLondon(ctx.now), countdown.on),
    },
  }
}
