import { inventory } from '#app/crypto/inventory.ts'
import { isOnlyAdministrator } from '#app/domain/grants/queries.server.ts'
import {
  countByVersion,
  countErasures,
  findKeyless,
  findLastBackup,
  keyVersions,
  listRotations,
} from '#app/domain/keys/queries.server.ts'
import { countOthers, percentDone, versionsIn } from '#app/domain/keys/rules.ts'
import { sealedKinds } from '#app/domain/keys/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, todayInLondon } from '#app/domain/shared/dates.ts'

/** Everything on the page of keys, in words and numbers. No key, and no id of a participant. */
export async function shownKeys(ctx: Ctx<'keys:view'>, mayRotate: boolean) {
  const [counts, rotations, keyless, erased, lastBackup, alone] = await Promise.all([
    countByVersion(),
    listRotations(ctx),
    findKeyless(),
    countErasures(),
    findLastBackup(ctx),
    isOnlyAdministrator(ctx),
  ])
  const { all, newest } = keyVersions()
  const others = countOthers(counts, newest)
  const total = sealedKinds.flatMap((kind) => [...counts[kind].values()]).reduce((sum, one) => sum + one, 0)
  const current = rotations.find(({ state }) => state === 'proposed' || state === 'running')
  return {
    newest,
    others,
    percent: percentDone(total - others, others),
    mayRotate,
    alone,
    versions: versionsIn(counts, all).map((version) => ({
      version,
      state: stateOf(version, newest, all),
      ...{ participants: counts.participants.get(version) ?? 0, apps: counts.apps.get(version) ?? 0 },
      imports: counts.imports.get(version) ?? 0,
    })),
    rotation: current
      ? {
          ...{ id: current.id, digest: current.digest, state: current.state, toVersion: current.toVersion },
          ...{ proposer: current.proposer, wrapped: current.wrapped },
          proposedAt: formatDateTime(current.proposedAt),
          isOwn: current.proposedBy === ctx.actor.id,
          isStuck: current.toVersion !== newest,
        }
      : null,
    settled: rotations
      .filter((one) => one !== current)
      .map(({ id, toVersion, state, proposer, approver, wrapped, finishedAt }) => ({
        ...{ id, toVersion, state, proposer, approver, wrapped },
        on: finishedAt && formatDate(todayInLondon(finishedAt)),
      })),
    lacking: keyless.lacking.length,
    erased,
    lastBackup: lastBackup && formatDateTime(lastBackup),
    inventory: inventory.map(({ name, method, size, use, lies, loss }) => ({ name, method, size, use, lies, loss })),
  }
}

function stateOf(version: number, newest: number, inFile: readonly number[]): 'newest' | 'older' | 'missing' {
  if (version === newest) return 'newest'
  return inFile.includes(version) ? 'older' : 'missing'
}

export type ShownKeys = Awaited<ReturnType<typeof shownKeys>>
