// Where Chromium is, and a port that is free: what every script that drives a browser needs.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import process from 'node:process';
import { chromium } from '@playwright/test';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/**
 * Launch options for Playwright: the Chromium of `CHROMIUM_PATH`, else Playwright's own, else the system's.
 * @returns {import('@playwright/test').LaunchOptions}
 */
export function chromiumOptions() {
  // Chromium's sandbox refuses to work for root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named, args };
  if (existsSync(chromium.executablePath())) return { args };
  if (existsSync(SYSTEM_CHROMIUM)) return { executablePath: SYSTEM_CHROMIUM, args };
  throw new Error(
    'No Chromium was found. Run "npx playwright install chromium", or set CHROMIUM_PATH to one that is installed.',
  );
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Waits until a server answers.
 * @param {string} address
 */
export async function served(address) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answered = await fetch(address).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The page is not served on ${address}.`);
}
