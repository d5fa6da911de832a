import type { ReactNode } from 'react'

/** What a person still has to write. It says so in words, not by colour alone. */
export function ToFill({ children }: { children: ReactNode }) {
  return (
    <span className="app-to-fill">
      <strong>To be filled in:</strong> {children}
    </span>
  )
}
