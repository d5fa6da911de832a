import * as backups from '#app/domain/keys/backup-commands.server.ts'
import * as keys from '#app/domain/keys/commands.server.ts'
import { digestOf, findRotation } from '#app/domain/keys/queries.server.ts'
import * as sealing from '#app/domain/keys/sealing-commands.server.ts'
import { wrapNext } from '#app/domain/keys/wrapping-commands.server.ts'
import { keyStore } from '#db/key-store.server.ts'
import { participants } from '#db/schema/index.ts'
import { ctxFor, given, NOON, once, participantsIn } from '../factories.ts'
import { admins, confirmedFor } from '../grants.ts'
import { withVersions } from '../key-stores.ts'
import type { Step } from './step.ts'

export async function keysStory(step: Step): Promise<void> {
  const { first, second } = await admins()
  await participantsIn('open', 1)
  await given((tx) => tx.insert(participants).values({ id: 'ptc_clear', reference: 'VVF-CLER', alias: 'Clear' }))
  await step('sealExistingNames', ['participants.sealed', 'participants.rewritten'], () =>
    sealing.sealExistingNames(NOON),
  )
  await keyStore().add('ptc_nobody', 'v1.1.a.b.c')
  await step('removeOrphanKeys', ['keys.orphans-removed'], () => sealing.removeOrphanKeys(NOON, ['ptc_nobody']))
  withVersions(1, 2)
  const propose = () =>
    step('proposeRotation', ['keys.rotation-proposed'], () =>
      keys.proposeRotation(confirmedFor(first, 'keys:rotate'), once()),
    )
  await propose()
  const proposal = await findRotation()
  await step('cancelRotation', ['keys.rotation-cancelled'], () =>
    keys.cancelRotation(ctxFor(second, 'keys:rotate'), proposal?.id ?? ''),
  )
  await propose()
  const again = await findRotation()
  if (!again) throw new Error('not proposed')
  await step('approveRotation', ['keys.rotation-approved'], () =>
    keys.approveRotation(confirmedFor(second, 'keys:rotate'), { rotation: again.id, digest: digestOf(again) }),
  )
  await step('wrapNext', ['keys.wrapped-anew'], () => wrapNext(NOON))
  await step('wrapNext', ['keys.rotation-finished'], () => wrapNext(NOON))
  await step('noteBackup', ['backup.made'], () => backups.noteBackup(NOON, { data: 1, keys: 1, removed: 0 }))
  await step('settleRestored', ['backup.restored'], () => backups.settleRestored(NOON))
}
