import type { Role } from '../access/permissions.ts'

/** A job in the order it is done. `id` is its address within the page of its part. */
export type Guide = {
  id: string
  title: string
  warning?: string
  before?: string
  steps: readonly string[]
  /** What each step begins with, in bold. */
  leads?: readonly string[]
  /** Whether the steps are a list without an order. */
  unordered?: true
  after?: string
  /** The guides that help with it. */
  see?: readonly string[]
}

/** A page of help: what belongs together, short enough to read and to print. */
export type Part = { id: string; title: string; guides: readonly Guide[] }

/** The parts for one kind of reader, in their order. */
export type Shelf = { id: string; title: string; roles: readonly Role[]; parts: readonly Part[] }
