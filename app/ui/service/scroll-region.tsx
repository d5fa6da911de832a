import type { ReactNode } from 'react'

/** Holds a table that may be wider than the screen: it scrolls by itself, from the keyboard too; the page does not. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard (WCAG 2.1.1)
    <section className="app-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
