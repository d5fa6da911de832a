import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const scss = { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } }

/** What measures time, or how others wait, runs after the rest of `built`, one at a time. */
const timed = ['test/built/sign-in-timing.test.ts', 'test/built/sign-in-flood.test.ts']

/**
 * Unit and route tests run once on SQLite and once on PostgreSQL, in process: as threads, which share its compiled
 * code. `built` and `timed` run against build/; a test there waits for its server most of the time, so that there are
 * as many at once as there are cores.
 */
export default defineConfig({
  root,
  css: scss,
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/routes/**/*.test.{ts,tsx}'],
          env: { APP_MODE: 'test', DATABASE_URL: 'file::memory:' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          pool: 'threads',
          include: [
            'test/unit/domain/**/*.server.test.ts',
            'test/unit/db/**/*.test.ts',
            'test/routes/**/*.test.{ts,tsx}',
          ],
          globalSetup: 'test/support/postgres-template.ts',
          env: { APP_MODE: 'test', DATABASE_URL: 'postgres://in-process' },
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: ['test/built/**/*.test.ts'],
          exclude: timed,
          globalSetup: ['test/support/build.mjs', 'test/support/world.ts'],
          maxWorkers: Math.max(2, availableParallelism()),
          env: { APP_MODE: 'test', DATABASE_URL: 'file::memory:' },
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
          env: { APP_MODE: 'test', DATABASE_URL: 'file::memory:' },
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: 'test/support/build.mjs',
          env: { APP_MODE: 'test', DATABASE_URL: 'file::memory:', LOG_LEVEL: 'silent' },
        },
      },
    ],
  },
})
