import { CharacterCount } from '../govuk/index.ts'

export const WHO_SEES_A_REPORT =
  'Analysts and commissioners see the draft. Once it is published, the Programme Board, partners and everybody who works with the forums can read it.'

/** The analyst's own words for a report, when it is drafted and when it is drafted again. */
export function IntroductionField({ value, error }: { value: string; error?: string }) {
  return (
    <CharacterCount
      name="introduction"
      label={{ text: 'Introduction (optional)', classes: 'govuk-label--m' }}
      hint="In your own words, for people who were not there. Do not write about one person, and do not count people or points."
      maxLength={2000}
      rows={6}
      defaultValue={value}
      errorMessage={error}
    />
  )
}
