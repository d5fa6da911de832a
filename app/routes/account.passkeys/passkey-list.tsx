import { InsetText, SummaryList } from '#app/ui/govuk/index.ts'
import { type PasskeyShown, shownRows } from './shown.ts'
import { passkeyWords } from './words.ts'

type ListProps = { passkeys: PasskeyShown[]; stays: 'last-factor' | 'last-passkey' | null }

/** Each passkey with where it works and when it was used, and a way to remove it while that is possible. */
export function PasskeyList({ passkeys, stays }: ListProps) {
  if (passkeys.length === 0) return <InsetText>You have no passkey yet. Add one below.</InsetText>
  return (
    <>
      {passkeys.map((passkey) => (
        <SummaryList
          key={passkey.id}
          card={{
            title: passkey.name,
            actions: stays
              ? []
              : [{ href: `/account/passkeys?remove=${passkey.id}`, text: 'Remove', classes: 'app-no-print' }],
          }}
          rows={shownRows(passkey)}
        />
      ))}
      {stays ? <p className="govuk-body">{passkeyWords[stays].message}.</p> : null}
    </>
  )
}
