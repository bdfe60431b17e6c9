import { defineConfig } from '@playwright/test'

// Each of these starts, kills and starts servers of its own: npm run chaos.
export default defineConfig({ testDir: '.', workers: 1, retries: 0, timeout: 3_600_000, reporter: 'line' })
