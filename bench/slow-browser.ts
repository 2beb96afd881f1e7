import type { Browser, CDPSession, Page } from 'playwright-core';

/**
 * Slows a page, and each worker beside it, so many times; answers what could be slowed. A worker is reached through the
 * browser's own session, by messages wrapped in messages.
 */
export async function slowDown(browser: Browser, page: Page, rate: number): Promise<readonly string[]> {
  const own = await page.context().newCDPSession(page);
  await own.send('Emulation.setCPUThrottlingRate', { rate });
  const outer = await browser.newBrowserCDPSession();
  const slowed = ['page'];
  const { targetInfos } = await outer.send('Target.getTargets');
  for (const { targetId, type } of targetInfos) {
    if (!type.endsWith('worker')) continue;
    const { sessionId } = await outer.send('Target.attachToTarget', { targetId, flatten: false });
    const error = await sendThrough(outer, sessionId, { method: 'Emulation.setCPUThrottlingRate', params: { rate } });
    slowed.push(error === null ? type : `not the ${type} (${error})`);
  }
  return slowed;
}

async function sendThrough(outer: CDPSession, sessionId: string, call: object): Promise<string | null> {
  const answered = new Promise<string | null>((resolve) => {
    outer.on('Target.receivedMessageFromTarget', (event) => {
      if (event.sessionId !== sessionId) return;
      const { error } = JSON.parse(event.message) as { readonly error?: { readonly message: string } };
      resolve(error?.message ?? null);
    });
  });
  await outer.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, ...call }) });
  return answered;
}

/** Slows a page, and each worker that it opens from now on, before it runs; tells of each whether it could be slowed. */
export async function slowWorkers(page: Page, rate: number): Promise<readonly string[]> {
  const own = await page.context().newCDPSession(page);
  await own.send('Emulation.setCPUThrottlingRate', { rate });
  own.on('Target.attachedToTarget', ({ sessionId, targetInfo: { type } }) => {
    void (async () => {
      const call = { method: 'Emulation.setCPUThrottlingRate', params: { rate } };
      const error = await sendThrough(own, sessionId, call);
      if (error !== null) console.log(`not slowed: the ${type} (${error})`);
      await sendThrough(own, sessionId, { method: 'Runtime.runIfWaitingForDebugger' });
    })();
  });
  await own.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
  return ['page', 'workers as they come'];
}
