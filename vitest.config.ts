import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    maxWorkers: '100%', // most tests wait for programs they started
    testTimeout: 60_000, // a machine may be busy with other work
    hookTimeout: 60_000,
  },
});
