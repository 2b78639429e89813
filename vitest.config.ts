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
        // Nothing pure keeps a state that another file could meet, so a worker reads each module once: half the processor time.
        test: {
          name: 'pure',
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'testing/**/*.test.ts'],
          exclude: ['**/*.{db,page,data}.test.*'],
        },
      },
      // Every file starts a database and an app of its own; only modules are read once for all files of a worker.
      {
        extends: true,
        test: { name: 'database', isolate: false, include: ['src/**/*.{db,page}.test.{ts,tsx}', 'testing/**/*.db.test.ts'] },
      },
      { extends: true, test: { name: 'data', include: ['src/**/*.data.test.{ts,tsx}', 'testing/**/*.data.test.ts'] } },
      // The same proofs run small here and whole in `npm run prove`: see testing/proofs/size.ts.
      {
        extends: true,
        test: {
          name: 'proofs',
          include: ['testing/proofs/**/*.proof.ts'],
          testTimeout: process.env['TSUNAGI_PROVE'] === 'full' ? 3_600_000 : 180_000,
          hookTimeout: process.env['TSUNAGI_PROVE'] === 'full' ? 1_800_000 : 120_000,
        },
      },
      { extends: true, test: { name: 'journeys', include: ['journeys/**/*.journey.ts'], testTimeout: 180_000 } },
    ],
  },
})
