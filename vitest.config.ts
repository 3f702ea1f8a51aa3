import { defineConfig } from 'vitest/config';

/** Four suites: `unit` needs nothing, `imports` reads the source, the others need a service of the machine. */
const suite = (name: string, include: string[], exclude: string[] = [], globalSetup: string[] = []) => ({
  test: { name, include, exclude, globalSetup, testTimeout: 20_000, hookTimeout: 20_000 },
});

export default defineConfig({
  test: {
    projects: [
      suite(
        'unit',
        ['test/**/*.test.ts'],
        ['test/**/*.browser.test.ts', 'test/**/*.postgres.test.ts', 'test/structure/**'],
      ),
      suite('imports', ['test/structure/**/*.test.ts']),
      suite('browser', ['test/**/*.browser.test.ts']),
      suite('postgres', ['test/**/*.postgres.test.ts'], [], ['test/support/postgres-server.ts']),
    ],
  },
});
