import { Fragment } from 'react'
import type { AgreementPurpose } from '#app/domain/agreements/status.ts'
import { AgreementSymbol } from './agreement-symbols.tsx'

/** The words of an agreement, as they are read out or printed. An empty line begins a new paragraph. */
export function AgreementWords({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className="govuk-body app-break">
          {paragraph.split('\n').map((line, at, all) => (
            <Fragment key={line}>
              {line}
              {at < all.length - 1 ? <br /> : null}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  )
}

/** The same in easy words: one short sentence a line, with a drawing beside them. */
export function EasyWords({ purpose, easyRead }: { purpose: AgreementPurpose; easyRead: string }) {
  const sentences = easyRead.split(/\n+/).filter((line) => line.trim() !== '')
  return (
    <div className="app-easy">
      <AgreementSymbol purpose={purpose} />
      <ul className="govuk-list app-easy__sentences">
        {sentences.map((sentence) => (
          <li key={sentence} className="app-break">
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  )
}
