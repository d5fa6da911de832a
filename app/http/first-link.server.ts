import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { inviteFirstAdministrator } from '#app/domain/accounts/people-commands.server.ts'

/** While nobody can administer the service, prints a one-time link with which the first administrator sets a password. */
export async function printFirstLink(): Promise<void> {
  if (config.mode === 'demonstration') return
  const secret = await inviteFirstAdministrator(now())
  if (!secret) return
  const link = new URL(`/invitation/${secret}`, config.origin)
  process.stdout.write(
    `\nFirst administrator: open this link within 72 hours to set your password. It works once.\n${link}\n\n`,
  )
}
