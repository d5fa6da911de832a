import { config } from '#app/config.server.ts'
import { NotFound } from '#app/domain/shared/errors.ts'

/** A bare page to measure the others against; it exists only while `npm run bench` has switched it on. */
export function loader() {
  if (!config.benchRoute) throw new NotFound()
  return null
}

export default function Bare() {
  return <h1 className="govuk-heading-l">Bare page</h1>
}
