import { z } from 'zod'
import { line, rowVersion } from '../shared/fields.ts'
import { slugFrom } from './rules.ts'

const name = line('a name for the forum', 60).refine(
  (text) => slugFrom(text).length >= 2,
  'Name for the forum must have letters in it',
)

export const addForumInput = z.strictObject({ name })
export const renameForumInput = z.strictObject({ intent: z.literal('rename'), version: rowVersion, name })
export const moveForumInput = z.strictObject({
  intent: z.enum(['open', 'pause', 'resume']),
  version: rowVersion,
})
export const forumSettingsInput = z.discriminatedUnion('intent', [renameForumInput, moveForumInput])
