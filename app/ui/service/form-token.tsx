import { createContext, useContext } from 'react'

/** What every form sends back to show that it belongs to the sign-in that it was shown to. */
export const FormTokenContext = createContext('')

/** The hidden fields of a form: its token, and a fresh key so that it is taken once. */
export function FormKeys() {
  return (
    <>
      <input type="hidden" name="form-token" value={useContext(FormTokenContext)} />
      <input type="hidden" name="submission" value={crypto.randomUUID()} />
    </>
  )
}
