import { z } from 'zod'

const anId = z.string().regex(/^[\w-]{1,40}$/)
/** Most themes one point may be given (domain §3.6). */
export const MAX_THEMES = 3

const theme = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((chosen) => [...new Set([chosen ?? []].flat())])
  .superRefine((codes, issue) => {
    if (codes.length === 0) issue.addIssue({ code: 'custom', message: 'Choose at least 1 theme' })
    if (codes.length > MAX_THEMES) {
      const message = `Choose no more than 3 themes. You chose ${codes.length}`
      issue.addIssue({ code: 'custom', message })
    }
  })

/** `keys` is the box that switches the keys of the page on; left empty it stays off on the next page. */
const keys = z.literal('on').optional()

export const taggingInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('tag'), point: anId, theme, keys }),
  z.strictObject({ intent: z.literal('undo'), point: anId, keys: z.literal('off').optional() }),
])

const viewed = z.object({
  /** This point and no other. */
  point: anId.catch(''),
  /** The next one after this, which is skipped. */
  after: anId.catch(''),
  /** The next one after this, which has just been tagged. */
  tagged: anId.catch(''),
  keys: z.enum(['on', 'off']).catch('on'),
})
export type TaggingView = z.output<typeof viewed>

/** What the address of the tagging page asks for. What cannot be understood is left out. */
export function taggingViewFrom(search: URLSearchParams): TaggingView {
  return viewed.parse(Object.fromEntries(search))
}
