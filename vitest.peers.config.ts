import { defineConfig } from 'vitest/config'

/** Whole stories against chat servers that others wrote. Their pages speak WebSocket, which Node 20 has behind a flag. */
export default defineConfig({
  test: {
    include: ['test/peers/**/*.story.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    execArgv: ['--experimental-websocket', '--no-warnings'],
  },
})
