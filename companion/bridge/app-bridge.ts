import { channel } from '../../src/companion-link/frames.ts';

/** Carries frames between the app's page and the companion, and understands none of them: they are sealed. */
function carryFrames(): void {
  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window || origin !== location.origin || !isFrame(data) || data.to !== 'companion') return;
    chrome.runtime.sendMessage({ bridge: data }).catch(() => undefined);
  });
  chrome.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id !== chrome.runtime.id || typeof message !== 'object' || message === null) return;
    if ('frame' in message && isFrame(message.frame)) postMessage(message.frame, location.origin);
  });
}

function isFrame(data: unknown): data is { readonly to: unknown } {
  return typeof data === 'object' && data !== null && 'channel' in data && data.channel === channel && 'to' in data;
}

const mark = 'lienMachBridge';
if (!Object.hasOwn(globalThis, mark)) {
  Object.defineProperty(globalThis, mark, { value: true });
  carryFrames();
}
