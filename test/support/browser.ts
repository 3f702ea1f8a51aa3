import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** Nothing of the browser's own goes out, and none of it keeps a test waiting. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type OpenTab = (url: string, options?: BrowserContextOptions) => Promise<Page>;

/** One Chromium for a file, a fresh profile for each tab, `script` run first in each page; call at the top of a `describe`. */
export function browserTabs({ script }: { script?: URL } = {}): { open: OpenTab; faults: string[] } {
  let browser: Browser | undefined;
  const faults: string[] = [];
  const tabs: Page[] = [];
  beforeAll(async () => {
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: ARGS });
  });
  afterEach(async () => {
    faults.length = 0;
    for (const tab of tabs.splice(0)) await tab.context().close();
  });
  afterAll(() => browser?.close());
  const open: OpenTab = async (url, options) => {
    if (!browser) throw new Error('The browser is not open yet: call `open` in a test.');
    const tab = await (await browser.newContext(options)).newPage();
    tabs.push(tab);
    tab.setDefaultTimeout(8_000);
    if (script) await tab.addInitScript({ path: fileURLToPath(script) });
    tab.on('pageerror', (error) => faults.push(error.message));
    tab.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    await tab.goto(url);
    return tab;
  };
  return { open, faults };
}
