import type { Typed } from '#app/domain/shared/result.ts'
import { Button, InsetText, WarningText } from '#app/ui/govuk/index.ts'
import { AgreementWords, EasyWords } from '#app/ui/service/agreement-words.tsx'
import { ServiceForm } from '#app/ui/service/form.tsx'
import type { ShownPreview, ShownWording } from './shown.ts'

type PreviewProps = { preview: ShownPreview; chosen: ShownWording; typed: Typed }

const FIELDS = ['purpose', 'version', 'text', 'easyRead', 'inUseFrom-day', 'inUseFrom-month', 'inUseFrom-year']
const named = { text: 'The words', easyRead: 'The easy-read words' } as const

/** The words as they will be read, how hard they are, what will happen, and the button that does it. */
export function Preview({ preview, chosen, typed }: PreviewProps) {
  const { text, easyRead, ages, tooHard, from, oldHoldUntil, asked } = preview
  return (
    <>
      <h2 className="govuk-heading-m">How they will read</h2>
      <div className="app-card">
        <AgreementWords text={text} />
        <EasyWords purpose={chosen.purpose} easyRead={easyRead} />
      </div>
      <p className="govuk-body">
        A reader needs to be {ageWords(ages.text)} for the words, and {ageWords(ages.easyRead)} for the easy-read words.
        This is worked out from the length of words and sentences. It is a hint.
      </p>
      {tooHard.map((name) => (
        <WarningText key={name}>
          {named[name]} may be hard to read. Aim for a reading age of 9 to 11: shorter sentences, shorter words.
        </WarningText>
      ))}
      <InsetText>
        They are used from {from}. {askedWords(asked)} A yes to the older words holds until {oldHoldUntil}. After that
        it counts as not agreed.
      </InsetText>
      <ServiceForm intent="put-in-use">
        {FIELDS.map((name) => (
          <input key={name} type="hidden" name={name} value={[typed[name] ?? ''].flat().join('')} />
        ))}
        <Button preventDoubleClick>Use these words from {from}</Button>
      </ServiceForm>
    </>
  )
}

function askedWords(asked: number): string {
  if (asked === 0) return 'Nobody has answered older words, so nobody is asked again.'
  return asked === 1 ? '1 person is asked again.' : `${asked} people are asked again.`
}

const ADULT = 18

/** Beyond school the number says nothing more. */
function ageWords(age: number | null): string {
  if (age === null) return 'any age'
  return age > ADULT ? `more than ${ADULT} years old` : `about ${age} years old`
}
