import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', '.next/**', '.runtime/**', '.data/**', 'dist/**', 'e2e/**']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts'],
          // Numbers are computed in earnest; a busy machine is no reason to fail.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude,
          globalSetup: ['lib/db/test-cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // What is waited for comes sooner or later; how soon is the machine's affair where no bound is stated.
          expect: { poll: { timeout: 30_000, interval: 20 } },
        },
      },
    ],
  },
})
