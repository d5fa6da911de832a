import type { AgreementPurpose } from '#app/domain/agreements/status.ts'
import { AgreementWords, EasyWords } from '#app/ui/service/agreement-words.tsx'

type Words = { purpose: AgreementPurpose; label: string; version: number; text: string; easyRead: string; from: string }

/** The words of every agreement; as a form, with boxes to tick. No signature: it would hold a surname. */
export function PaperForm({ words, easy, asForm }: { words: Words[]; easy: boolean; asForm: boolean }) {
  return (
    <>
      {asForm ? <FirstWords easy={easy} /> : null}
      {words.map((one) => (
        <section key={one.purpose} className="app-paper-part" aria-labelledby={`words-${one.purpose}`}>
          <h2 className="govuk-heading-m" id={`words-${one.purpose}`}>
            {one.label}
          </h2>
          {easy ? <EasyWords purpose={one.purpose} easyRead={one.easyRead} /> : <AgreementWords text={one.text} />}
          {asForm ? <TickBoxes easy={easy} /> : null}
          <p className="govuk-hint">
            Version {one.version}, used from {one.from}
          </p>
        </section>
      ))}
      {asForm ? <DayAndHelper /> : null}
    </>
  )
}

function FirstWords({ easy }: { easy: boolean }) {
  return easy ? (
    <ul className="govuk-list app-easy__sentences">
      <li>You choose.</li>
      <li>Tick yes or no for each one.</li>
      <li>You can say no to any of them.</li>
      <li>You can change your mind at any time.</li>
      <li>Please do not write your name.</li>
    </ul>
  ) : (
    <p className="govuk-body">
      Tick yes or no for each one. You can say no to any of them, and you can change your mind at any time. A box left
      empty counts as no. Please do not write your name on this page and do not sign it.
    </p>
  )
}

function TickBoxes({ easy }: { easy: boolean }) {
  return (
    <p className={`govuk-body app-tick-boxes ${easy ? 'app-easy__sentences' : ''}`}>
      <span>
        <span className="app-tick-box" aria-hidden="true" />
        Yes
      </span>
      <span>
        <span className="app-tick-box" aria-hidden="true" />
        No
      </span>
    </p>
  )
}

function DayAndHelper() {
  return (
    <p className="govuk-body app-paper-part">
      Date: <span className="app-fill-in" /> &nbsp; Went through it with: <span className="app-fill-in" />
    </p>
  )
}
