import type { ReactNode } from 'react'

/** Holds a wide table, so that the table scrolls on a narrow screen and the page does not. */
export function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable from the keyboard
    <section className="app-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
