import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['testing/database/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['src/**/*.test.{ts,tsx}', 'testing/**/*.test.ts'], exclude: ['**/*.{db,page,data}.test.*'] },
      },
      { extends: true, test: { name: 'database', include: ['src/**/*.{db,page}.test.{ts,tsx}', 'testing/**/*.db.test.ts'] } },
      { extends: true, test: { name: 'data', include: ['src/**/*.data.test.{ts,tsx}', 'testing/**/*.data.test.ts'] } },
      { extends: true, test: { name: 'journeys', include: ['journeys/**/*.journey.ts'], testTimeout: 180_000 } },
    ],
  },
})
