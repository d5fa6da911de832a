import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { seeOther } from '#app/http/responses.server.ts'
import { signOut } from '#app/http/session.server.ts'

/** Signing out is a button; somebody who opens the address goes home. */
export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  // Not `storage`: what waits there to be sent is sealed, and its key has gone with the page (decision 0019).
  const headers = new Headers({ 'Set-Cookie': await signOut(request), 'Clear-Site-Data': '"cache"' })
  return seeOther('/sign-in', 'You have signed out.', headers)
}
