import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const scss = { preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } } }

/** Unit and route tests run once on SQLite and once on PostgreSQL (in process). `built` runs against build/. */
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
          include: [
            'test/unit/domain/**/*.server.test.ts',
            'test/unit/db/**/*.test.ts',
            'test/routes/**/*.test.{ts,tsx}',
          ],
          env: { APP_MODE: 'test', DATABASE_URL: 'postgres://in-process' },
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: ['test/built/**/*.test.ts'],
          globalSetup: 'test/support/build.mjs',
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
