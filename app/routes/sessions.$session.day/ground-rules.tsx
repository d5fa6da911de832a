import { GROUND_RULES, LIMITS_OF_CONFIDENTIALITY } from '#app/domain/day/status.ts'
import { Details } from '#app/ui/govuk/index.ts'

/** What is read out at the start, with what cannot stay in the room (domain §7 and §8). */
export function GroundRules({ open }: { open: boolean }) {
  return (
    <Details summary="Ground rules to read out" open={open} id="ground-rules">
      <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
        {GROUND_RULES.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {LIMITS_OF_CONFIDENTIALITY.map((words) => (
        <p className="govuk-body" key={words}>
          {words}
        </p>
      ))}
    </Details>
  )
}
