import type { RefusedForm } from '#app/domain/shared/result.ts'

/** A page has a form for a note under each item: the ids of its fields tell them apart. */
export type Fields = 'text' | 'kind' | 'breadth' | 'valence'
export const scopeOf = (item: string, note?: string) => note ?? (item || 'other')
export const fieldId = (field: Fields, scope: string) => `${field}-${scope}`

/** Where the errors of a refused form lead. */
export function errorIds(refused: RefusedForm | undefined): Record<string, string> {
  const { item, note } = refused?.typed ?? {}
  const scope = scopeOf(String(item ?? ''), note === undefined ? undefined : String(note))
  const fields: Fields[] = ['text', 'kind', 'breadth', 'valence']
  return Object.fromEntries(fields.map((field) => [field, fieldId(field, scope)]))
}
