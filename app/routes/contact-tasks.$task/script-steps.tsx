import type { Script } from '#app/domain/contact/script.ts'
import { routeWords } from '#app/domain/contact/status.ts'
import type { ShownTask } from './task-facts.tsx'

type ScriptStepsProps = { task: ShownTask; script: Script; hasCodeWord: boolean }

/** What to do, and the very words: worked out when the page is opened. Address and code word are shown on their own page. */
export function ScriptSteps({ task, script, hasCodeWord }: ScriptStepsProps) {
  const { reference, route } = task
  const reveal = (field: string) => `/participants/${reference}/reveal?field=${field}`
  return (
    <>
      <h2 className="govuk-heading-m">Before you start</h2>
      <Lines lines={script.before} />
      <p className="govuk-body">
        {route ? (
          <a className="govuk-link" href={reveal(route)}>
            Show the {routeWords[route].address}
          </a>
        ) : null}
        {route === 'call' && hasCodeWord ? (
          <>
            {' · '}
            <a className="govuk-link" href={reveal('code-word')}>
              Show the code word
            </a>
          </>
        ) : null}
      </p>
      <h2 className="govuk-heading-m">{route === 'call' ? 'What you may say' : 'What you may write'}</h2>
      <div className="app-card">
        {script.words.map((line) => (
          <p className="govuk-body app-break" key={line}>
            {line}
          </p>
        ))}
      </div>
      <h2 className="govuk-heading-m">And</h2>
      <Lines lines={script.after} />
    </>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
