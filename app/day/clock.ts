/** The clock of the person's own device: when something was tapped, and how long it has waited. */
export const deviceTime = (): Date => new Date()
