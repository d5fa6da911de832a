import { createContext } from 'react'

/** Whether this is the demonstration, for pages of errors: they are shown without what the frame loads. */
export const DemonstrationContext = createContext(false)
