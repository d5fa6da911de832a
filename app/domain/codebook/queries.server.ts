import { asc, desc } from 'drizzle-orm'
import type { Permission } from '#app/domain/access/permissions.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { read } from '#db/client.server.ts'
import { codebookVersions, themes } from '#db/schema/index.ts'

export type Theme = Pick<
  typeof themes.$inferSelect,
  'code' | 'name' | 'definition' | 'include' | 'exclude' | 'state' | 'parent'
>
export type ThemeGroup = Pick<Theme, 'code' | 'name' | 'definition'> & { themes: Theme[] }

/** The codebook in its own order: groups, each with its themes, retired ones included. It is the same for everybody. */
export async function listCodebook(_ctx: Ctx<Permission>): Promise<ThemeGroup[]> {
  const { code, name, definition, include, exclude, state, parent } = themes
  const all = await read()
    .select({ code, name, definition, include, exclude, state, parent })
    .from(themes)
    .orderBy(asc(themes.position))
  return all
    .filter((theme) => theme.parent === null)
    .map((group) => ({
      code: group.code,
      name: group.name,
      definition: group.definition,
      themes: all.filter((theme) => theme.parent === group.code),
    }))
}

/** The groups with the themes a point may be given today: children in use, never a group itself (domain §3.6). */
export async function listThemesInUse(ctx: Ctx<Permission>): Promise<ThemeGroup[]> {
  const groups = await listCodebook(ctx)
  const inUse = groups.map((group) => ({ ...group, themes: group.themes.filter(({ state }) => state === 'in_use') }))
  return inUse.filter((group) => group.themes.length > 0)
}

/** The codes a point may be given today. */
export async function themeCodesInUse(ctx: Ctx<Permission>): Promise<Set<string>> {
  const groups = await listThemesInUse(ctx)
  return new Set(groups.flatMap((group) => group.themes.map(({ code }) => code)))
}

/** The newest version of the codebook, or null when none is loaded. */
export async function findCodebookVersion(_ctx: Ctx<Permission>) {
  const [newest] = await read().select().from(codebookVersions).orderBy(desc(codebookVersions.version)).limit(1)
  return newest ?? null
}
