import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'tests/support/folders.ts',
    include: ['tests/**/*.test.ts'],
    maxWorkers: '100%', // most tests wait for programs they started
    isolate: false, // all that is heavy is loaded once in each of them; nothing sets what another file would see
    testTimeout: 120_000, // a machine may be busy with other work
    hookTimeout: 120_000,
  },
});
