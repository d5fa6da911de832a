/** The thing does not exist, or is out of the actor's scope: the two look the same on purpose (security.md AZ-02). */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The actor's grants do not reach this page or action at all. */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** The sign-in ended while its request was under way: nothing was changed (security.md SES-04). */
export class SignInEnded extends Error {
  override name = 'SignInEnded'
}

/** The request is malformed in a way no page of ours can produce. */
export class BadRequest extends Error {
  override name = 'BadRequest'
}

/** Returns the value, or throws NotFound when there is none. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new NotFound()
  return value
}
