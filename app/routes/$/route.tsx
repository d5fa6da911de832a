import type { LoaderFunctionArgs } from '@remix-run/node'
import { NotFound } from '#app/domain/shared/errors.ts'
import { requirePerson } from '#app/http/guards.server.ts'

/** Any address we do not have. It asks for a sign-in first, so that nobody can tell which addresses exist. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePerson(request)
  throw new NotFound()
}

export const action = loader

export default function NoSuchPage() {
  return null
}
