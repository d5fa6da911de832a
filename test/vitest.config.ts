import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { filesApart } from './support/apart.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const scss = { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } }

const unitAndRoutes = ['test/unit/**/*.test.{ts,tsx}', 'test/routes/**/*.test.{ts,tsx}']
/** What never meets a database runs on SQLite alone. */
const withoutDatabase = [
  'test/unit/*.test.*',
  'test/unit/{crypto,http,seed,ui}/**',
  'test/unit/domain/**/!(*.server).test.*',
]
/** The other files of a process share what they load, which would take longer each time than the tests themselves. */
const apart = filesApart(root, ['test/unit', 'test/routes'])
const sqlite = { env: { APP_MODE: 'test', DATABASE_URL: 'file::memory:' } }
const postgres = {
  pool: 'threads' as const,
  globalSetup: 'test/support/postgres-template.ts',
  env: { APP_MODE: 'test', DATABASE_URL: 'postgres://in-process' },
}

/** What measures time, or how others wait, runs after the rest of `built`, one at a time. */
const timed = ['test/built/sign-in-timing.test.ts', 'test/built/sign-in-flood.test.ts']

/**
 * Unit and route tests run once on SQLite and once on PostgreSQL, in process: as threads, which share its compiled
 * code. The files in `apart` have modules of their own. `built` and `timed` run against build/. As many files run at
 * once as there are cores: left to itself, vitest keeps one core back, which is half of a small machine.
 */
export default defineConfig({
  root,
  css: scss,
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      { extends: true, test: { name: 'sqlite', include: unitAndRoutes, exclude: apart, isolate: false, ...sqlite } },
      { extends: true, test: { name: 'sqlite-apart', include: apart, ...sqlite } },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: unitAndRoutes,
          exclude: [...withoutDatabase, ...apart],
          isolate: false,
          ...postgres,
        },
      },
      { extends: true, test: { name: 'postgres-apart', include: apart, exclude: withoutDatabase, ...postgres } },
      {
        extends: true,
        test: {
          name: 'built',
          include: ['test/built/**/*.test.ts'],
          exclude: timed,
          globalSetup: ['test/support/build.mjs', 'test/support/world.ts', 'test/support/processes.ts'],
          isolate: false,
          ...sqlite,
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: timed,
          globalSetup: 'test/support/build.mjs',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          ...sqlite,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/support/build.mjs', 'test/support/processes.ts'],
          isolate: false,
          env: { ...sqlite.env, LOG_LEVEL: 'silent' },
        },
      },
    ],
  },
})
