import type { z } from 'zod'
import type { Ctx } from '#app/domain/shared/context.ts'
import { confirmSession, noteTraining, saveTeam, takeBackTraining } from '#app/domain/team/commands.server.ts'
import { addGuest, retireGuest } from '#app/domain/team/guest-commands.server.ts'
import type { SaveTeam, teamInput } from '#app/domain/team/input.ts'
import { askForReminders } from '#app/domain/team/reminder-commands.server.ts'
import { findUnfit, listColleagues, listGuests } from '#app/domain/team/team-queries.server.ts'
import { type Accepted, invalid, settle } from '#app/http/form.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { confirmWords, guestWords, remindWords, retireWords, teamWords, trainWords, unfitWords } from './words.ts'

type Form = Accepted<z.output<typeof teamInput>>
type Team = Ctx<'session:team'>

/** What each form of the team page does. */
export async function act(request: Request, ctx: Team, id: string, form: Form) {
  const { value } = form
  const to = `/sessions/${id}/team`
  switch (value.intent) {
    case 'save':
      return save(ctx, id, form, value)
    case 'confirm':
      return settle(form, await confirmSession(ctx, id), {
        to,
        notice: 'Session confirmed. Participants can be invited now.',
        words: confirmWords,
      })
    case 'add-guest':
      return settle(form, await addGuest(ctx, value, form.once), {
        to,
        notice: 'Added to the lists. They are not in the team yet: choose them and save the team.',
        words: guestWords,
      })
    case 'retire-guest':
      return settle(form, await retireGuest(ctx, value.guest), {
        to,
        notice: 'Taken off the lists.',
        words: retireWords,
      })
    case 'train':
      return settle(form, await noteTraining(ctx, id, value), { to, notice: 'Training noted.', words: trainWords })
    case 'untrain':
      return settle(form, await takeBackTraining(ctx, id, value.person), {
        to,
        notice: 'Training taken back.',
        words: {},
      })
    case 'remind':
      return remind(request, id, form)
  }
}

async function save(ctx: Team, id: string, form: Form, input: SaveTeam) {
  const result = await saveTeam(ctx, id, input)
  if (!result.ok && result.reason === 'cannot-be-there')
    return invalid(form.refuse('members', unfitWords(await namesOfUnfit(ctx, id, input))))
  return settle(form, result, { to: `/sessions/${id}/team`, notice: 'Team saved', words: teamWords })
}

/** The names of those who cannot be there, as far as the page has shown them. */
async function namesOfUnfit(ctx: Team, id: string, { members }: SaveTeam): Promise<string[]> {
  const shown = [...(await listColleagues(ctx, id)), ...(await listGuests(ctx))]
  const unfit = await findUnfit(ctx, id, members)
  return unfit.flatMap((one) => shown.find((person) => person.id === one.id)?.name ?? [])
}

async function remind(request: Request, id: string, form: Form) {
  const result = await askForReminders(await requirePermission(request, 'session:remind'), id, form.once)
  const asked = result.ok ? result.value.count : 0
  const notice = asked === 1 ? '1 reminder is on its way' : `${asked} reminders are on their way`
  return settle(form, result, { to: `/sessions/${id}`, notice, words: remindWords })
}
