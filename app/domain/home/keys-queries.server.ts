import { findRotation } from '#app/domain/keys/queries.server.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { administratorTasks } from './administrator-rules.ts'
import type { Task } from './rules.ts'

/** A change of keys that another administrator proposed. */
export async function rotationWaiting(ctx: Ctx<'keys:rotate'>): Promise<Task[]> {
  const rotation = await findRotation()
  if (rotation?.state !== 'proposed' || rotation.proposedBy === ctx.actor.id) return []
  return [administratorTasks.changeOfKeys({ version: rotation.toVersion })]
}
