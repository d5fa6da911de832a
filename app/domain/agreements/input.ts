import { z } from 'zod'
import { agreementPurposes } from '#db/schema/agreements.ts'
import { dateBoxes, isBlank } from '../shared/fields.ts'
import { type AgreementPurpose, PURPOSES, type Said } from './status.ts'

/** An answer to one purpose; left out, or `same`, it stays as it is. */
const said = z.enum(['same', 'yes', 'no'], 'Choose yes, no or leave it as it is').optional()
const purpose = z.enum(agreementPurposes)

const saidFields = {
  'taking-part': said,
  'contact-email': said,
  'contact-call': said,
  'contact-text': said,
  'contact-post': said,
  quotes: said,
  'other-forums': said,
  photo: said,
  'check-in': said,
} satisfies Record<AgreementPurpose, typeof said>

type SaidFields = { [P in AgreementPurpose]?: 'same' | 'yes' | 'no' | undefined }

/** `seen` is the number of the last answer the page showed, and `words` the ids of the words that stood on it. */
const answering = { seen: z.coerce.number().int().min(0), words: z.string().max(400) }

const answersInput = z.strictObject({
  intent: z.literal('answer'),
  ...answering,
  ...saidFields,
  how: z.enum(['written', 'spoken'], 'Choose how they told you'),
})
const withdrawInput = z.strictObject({ intent: z.literal('withdraw'), purpose })

/** What a facilitator sends: several answers at once, or one purpose taken back. */
export const agreementInput = z.discriminatedUnion('intent', [answersInput, withdrawInput])

/** What a participant sends through their private link. */
export const ownAgreementInput = z.discriminatedUnion('intent', [answersInput.omit({ how: true }), withdrawInput])

/** Answers as the commands take them. */
export type Answers = { seen: number; words: string; answers: ReadonlyMap<AgreementPurpose, Said> }

/** The answers of a form, without those that stay as they are. */
export function answersFrom(form: SaidFields & { seen: number; words: string }): Answers {
  const given = PURPOSES.flatMap((one) => {
    const what = form[one]
    return what && what !== 'same' ? [[one, what] as const] : []
  })
  return { seen: form.seen, words: form.words, answers: new Map(given) }
}

const words = (name: string, max: number) =>
  z
    .string()
    .transform((text) => (isBlank(text) ? '' : text.trim().replace(/\n{3,}/g, '\n\n')))
    .pipe(
      z
        .string()
        .min(1, `Enter ${name}`)
        .max(max, `This must be ${max.toLocaleString('en-GB')} characters or fewer`),
    )

/** `version` is that of the latest words the page showed. */
export const wordingInput = z.strictObject({
  intent: z.enum(['preview', 'put-in-use']),
  purpose: z.enum(agreementPurposes, 'Choose what the words are about'),
  version: z.coerce.number().int().min(0),
  text: words('the words', 2_000),
  easyRead: words('the easy-read words', 1_000),
  inUseFrom: dateBoxes('the day from which they are used'),
})
export type NewWording = z.output<typeof wordingInput>

/** `?purpose=` of the page of words. */
export const purposeFrom = (search: URLSearchParams): AgreementPurpose | null =>
  PURPOSES.find((one) => one === search.get('purpose')) ?? null

/** What the printed page is asked for: whose form it is, and whether in easy words. */
export const printFrom = (search: URLSearchParams) => ({
  reference: search.get('for'),
  easy: search.get('easy') === 'yes',
})
