import type { Theme } from '#app/domain/codebook/queries.server.ts'

/** What the page shows of a theme, and no more: fifty of them travel with each point. */
export type ShownTheme = Pick<Theme, 'code' | 'name' | 'definition'>
export type ShownGroup = { code: string; name: string; themes: ShownTheme[] }

type Group = { code: string; name: string; themes: readonly ShownTheme[] }

export function shownGroup({ code, name, themes }: Group): ShownGroup {
  return {
    code,
    name,
    themes: themes.map((theme) => ({ code: theme.code, name: theme.name, definition: theme.definition })),
  }
}
