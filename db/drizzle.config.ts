import { defineConfig } from 'drizzle-kit'
import { config } from '#app/config.server.ts'

/** `npm run db:generate` runs this twice: once for SQLite, once with a PostgreSQL address in the environment. */
export default defineConfig(
  config.engine === 'postgres'
    ? { dialect: 'postgresql', schema: './db/schema/index.ts', out: './migrations/postgres' }
    : { dialect: 'sqlite', schema: './db/schema/index.ts', out: './migrations/sqlite' },
)
