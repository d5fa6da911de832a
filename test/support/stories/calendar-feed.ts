import { endFeed, makeFeed } from '#app/domain/calendar/feed-commands.server.ts'
import { aPerson, ctxFor, once } from '../factories.ts'
import type { Step } from './step.ts'

export async function feedStory(step: Step): Promise<void> {
  const ctx = ctxFor(await aPerson('support', { forum: 'open', key: 'fed' }), 'calendar:view')
  await step('makeFeed', ['calendar.feed-made'], () => makeFeed(ctx, once()))
  await step('makeFeed', ['calendar.feed-made', 'calendar.feed-ended'], () => makeFeed(ctx, once()))
  await step('endFeed', ['calendar.feed-ended'], () => endFeed(ctx))
}
