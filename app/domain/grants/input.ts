import { z } from 'zod'

const id = z.string().regex(/^[\w-]{1,40}$/, 'Choose one from the page')

export const proposalInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('approve'), proposal: id, digest: z.string().min(1).max(100) }),
  z.strictObject({ intent: z.literal('refuse'), proposal: id }),
  z.strictObject({ intent: z.literal('withdraw'), proposal: id }),
])

export const reviewInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('start') }),
  z.strictObject({
    intent: z.literal('decide'),
    grant: id,
    verdict: z.enum(['keep', 'end'], 'Choose whether they keep the role'),
  }),
  z.strictObject({ intent: z.literal('close') }),
])

/** `?end=` of the page of somebody's roles: which one is to end. Anything else is as good as none. */
export function endingFrom(search: URLSearchParams): string {
  return z.object({ end: id.catch('') }).parse({ end: search.get('end') ?? '' }).end
}
