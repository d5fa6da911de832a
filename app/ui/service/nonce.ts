import { createContext } from 'react'

/** The nonce of this response's Content-Security-Policy, for the few script elements of the page. */
export const NonceContext = createContext<string | undefined>(undefined)
