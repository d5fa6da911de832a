import { summariseAgreement } from '#app/domain/agreements/queries.server.ts'
import { getContactGlance } from '#app/domain/contact/glance-queries.server.ts'
import { summariseRequests } from '#app/domain/data-rights/request-queries.server.ts'
import { summariseLink } from '#app/domain/links/queries.server.ts'
import { findCountdown } from '#app/domain/retention/queries.server.ts'
import { countdownInWords } from '#app/domain/retention/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'
import { countDoNotMeets } from '#app/domain/team/do-not-meet-queries.server.ts'

/** What other parts of the service say about a participant, one part for each section of their page. */
export async function sectionsOf(ctx: Ctx<'participant:view'>, { id, reference }: { id: string; reference: string }) {
  const { purposes, neverAsked, leftUs } = await summariseAgreement(ctx, id)
  const link = await summariseLink(ctx, id)
  const countdown = await findCountdown(ctx, id)
  return {
    ...(await getContactGlance(ctx, reference)),
    agreement: {
      purposes: purposes.map(({ purpose, standing, agreed }) => ({ purpose, standing, agreed })),
      neverAsked,
      leftUs,
    },
    link: link && { state: link.state, until: formatDateTime(link.expiresAt) },
    doNotMeet: await countDoNotMeets(ctx, id),
    dataRights: await summariseRequests(ctx, id),
    countdown: countdown && {
      ...countdown,
      day: formatDate(countdown.on),
      when: countdownInWords(todayInLondon(ctx.now), countdown.on),
    },
  }
}
