import { bringBack, carryOver } from '#app/domain/agenda/carry-commands.server.ts'
import type { AgendaInput } from '#app/domain/agenda/input.ts'
import { addItem, changeItem, countRoomDots, moveItem, setMinutes } from '#app/domain/agenda/item-commands.server.ts'
import { mergeItems, takeApart } from '#app/domain/agenda/merge-commands.server.ts'
import { orderByDots, orderItems, stepItem } from '#app/domain/agenda/order-commands.server.ts'
import { isMove, moves } from '#app/domain/agenda/status.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import type { Result } from '#app/domain/shared/result.ts'
import type { Submission } from '#app/http/form.server.ts'

type Reason = keyof typeof refusals | 'repeated' | 'sent-before'
type Acted = { result: Result<unknown, Reason>; notice: string }

/** Does what a form of the agenda asks, and says what was done. */
export async function act(ctx: Ctx<'agenda:keep'>, id: string, input: AgendaInput, once: Submission): Promise<Acted> {
  if (isMove(input)) {
    const { notice } = moves[input.intent]
    return { result: await moveItem(ctx, id, input.item, input.intent), notice }
  }
  switch (input.intent) {
    case 'add':
      return { result: await addItem(ctx, id, input, once), notice: 'It is on the agenda.' }
    case 'change':
      return { result: await changeItem(ctx, id, input), notice: 'Words changed.' }
    case 'merge':
      return { result: await mergeItems(ctx, id, input), notice: 'Merged. You can take them apart again.' }
    case 'take-apart':
      return { result: await takeApart(ctx, id, input.item), notice: 'Taken apart. Each has its own dots again.' }
    case 'up':
    case 'down': {
      const step = { item: input.item, at: input.at, way: input.intent }
      return { result: await stepItem(ctx, id, step, once), notice: 'Moved.' }
    }
    case 'order':
      return { result: await orderItems(ctx, id, input), notice: 'Order saved.' }
    case 'by-dots':
      return { result: await orderByDots(ctx, id), notice: 'The dots decide the order again.' }
    case 'minutes':
      return { result: await setMinutes(ctx, id, input.items), notice: 'Minutes saved.' }
    case 'room':
      return { result: await countRoomDots(ctx, id, input.items), notice: 'Dots from the room saved.' }
    case 'carry':
      return { result: await carryOver(ctx, id), notice: 'Carried over to the next session.' }
    case 'bring-back-carried':
      return { result: await bringBack(ctx, id), notice: 'Taken back. It is on this agenda again.' }
  }
}

/** Why it could not be done, and beside which field that stands. */
export const refusals = {
  closed: { field: '', message: 'This session was held or does not take place, so its agenda cannot be changed' },
  full: { field: '', message: 'The agenda is full: 15 items. Take one off or merge two first' },
  'changed-meanwhile': {
    field: '',
    message:
      'Somebody else changed this agenda at the same time. Nothing was saved. Look at it as it is now and try again',
  },
  'not-these': { field: 'into', message: 'These two cannot be merged any more. Open the agenda again' },
  'too-many': { field: '', message: 'That is more dots than everybody together can give. Each person has 3' },
  'too-early': { field: '', message: 'The session has not started. You can carry items over once it has' },
  'nothing-left': { field: '', message: 'There is nothing left to carry over' },
  'gone-on': {
    field: '',
    message:
      'It cannot be taken back any more: people gave dots to it in the next session, it was merged, or that session has begun',
  },
  'no-next': { field: '', message: 'The forum has no next session yet. Lay out its sessions first' },
}
