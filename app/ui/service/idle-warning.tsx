import { formatTime, londonParts } from '#app/domain/shared/dates.ts'
import type { Ending } from '#app/domain/sign-in/rules.ts'

const clockTime = (at: string) => formatTime(londonParts(new Date(at)).time)

/**
 * Says that the session is about to end (WCAG 2.2.1). Without a script the style sheet shows it when it is due, that many
 * minutes after the page was loaded; until then nobody sees, hears or reaches it. `enhance-idle.ts` takes it over.
 */
export function IdleWarning({ ending }: { ending: Ending }) {
  const { at, seconds, warnAfter, last } = ending
  return (
    <section
      className={`app-idle app-idle--after-${warnAfter}`}
      aria-label="Signing out"
      data-idle={seconds}
      data-idle-warn={warnAfter * 60}
    >
      <div className="govuk-width-container">
        <p className="app-idle__says" role="alert" data-idle-says>
          {last
            ? `You will be signed out at ${clockTime(at)}, at the end of your 8 hours. Save what you are doing before then, and sign in again.`
            : `You will be signed out at ${clockTime(at)}, unless you stay signed in. What you have typed here is not lost.`}
        </p>
        {last ? null : (
          <p className="app-idle__does" data-idle-does>
            <a className="govuk-link app-idle__stay" href="/account/stay" target="_blank" rel="noopener">
              Stay signed in (opens in a new tab)
            </a>
          </p>
        )}
      </div>
    </section>
  )
}
