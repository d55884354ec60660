// How the built page is tested end to end: `vite preview` serves dist/ on a free port, Chromium opens it.
import { defineConfig } from '@playwright/test';
import { chromiumOptions, freePort } from './chromium.js';

const port = Number(process.env.GLOSSATOR_TEST_PORT ?? (await freePort()));
// The workers read this file again: they must meet the server that the first reading chose.
process.env.GLOSSATOR_TEST_PORT = String(port);

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results/e2e',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 1, // a browser can hang at its start; whatever passes only the second time is reported as flaky, and is a defect
  timeout: 120_000,
  expect: { timeout: 30_000 }, // a verdict must not depend on what else the machine is doing
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    launchOptions: chromiumOptions(),
  },
  webServer: {
    command: `npx vite preview --config www/vite.config.js --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
