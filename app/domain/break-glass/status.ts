import type { breakGlassReasons } from '#db/schema/grants.ts'

export type BreakGlassReason = (typeof breakGlassReasons)[number]

/** Why somebody may need emergency access, in the order of the form. */
export const reasonWords: Record<BreakGlassReason, string> = {
  safety: 'Somebody may be in danger',
  'no-facilitator': 'Their facilitator cannot be reached, and it cannot wait',
  'data-request': 'To answer a request about what we hold on them',
  investigation: 'To look into a complaint or a data breach',
}
export const BREAK_GLASS_REASONS = Object.keys(reasonWords) as BreakGlassReason[]

export type OpeningState = 'open' | 'closed' | 'over'

export const openingStateWords: Record<OpeningState, { label: string; tag: string }> = {
  open: { label: 'Open', tag: 'govuk-tag--red' },
  closed: { label: 'Closed', tag: 'govuk-tag--grey' },
  over: { label: 'Over', tag: 'govuk-tag--grey' },
}

/**
 * What emergency access shows, by the name that the audit trail gives it, in two looks: contact details never stand beside
 * the forum (security.md PRV-04). A new sealed field is added here.
 */
export const looks = {
  person: { reference: 'Reference', alias: 'First name or nickname', place: 'Place in a forum' },
  contact: {
    reference: 'Reference',
    email: 'Email address',
    text: 'Mobile number',
    call: 'Phone number',
    post: 'Postal address',
    'code-word': 'Code word',
    'how-to': 'How to get in touch',
  },
} as const

export type Look = keyof typeof looks
type WordsOf<L> = L extends Look ? keyof (typeof looks)[L] : never
export type SealedField = WordsOf<Look>
export const sealedFieldWords: Record<SealedField, string> = { ...looks.person, ...looks.contact }
export const fieldsOf = (look: Look) => Object.keys(looks[look]) as SealedField[]
