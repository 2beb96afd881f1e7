import { parseWorkerMessage } from '../service-worker/worker-messages.ts';
import type { FirstScreen } from './first-screen.ts';

export interface OpeningScreen {
  /** The line is slow: say how much is here. */
  readonly showProgress: () => void;
  /** Nothing gets through for now. */
  readonly showTrouble: () => void;
  /** No more is said: the app speaks for itself, or the page starts again. */
  readonly end: () => void;
}

const silenceMs = 15_000;
const kilobytes = (bytes: number): string => String(Math.round(bytes / 1_000));

/**
 * The few words before the app is here. They cannot come from the message catalogue, which is itself on its way; so both
 * languages are said, Vietnamese first.
 */
export function createOpeningScreen(
  document: Document,
  first: FirstScreen,
  workers: ServiceWorkerContainer | undefined,
): OpeningScreen {
  const held = new Map<string, number>();
  const awaited = new Set([first.entry, ...first.modules, ...first.styles]);
  let slow = false;
  let ended = false;
  let heard = false;

  const say = (vi: string, en: string): void => {
    if (ended) return;
    const [line, second] = document.querySelectorAll('#opening p');
    if (line !== undefined) line.textContent = vi;
    if (second !== undefined) second.textContent = en;
  };
  const showProgress = (): void => {
    slow = true;
    const here = Math.min(
      first.bytes,
      [...held.values()].reduce((sum, bytes) => sum + bytes, 0),
    );
    const [is, of] = [kilobytes(here), kilobytes(first.bytes)];
    say(
      `Đường truyền chậm. Đã nhận ${is}/${of} KB, phần đã nhận được giữ lại.`,
      `The line is slow. ${is} of ${of} KB are here and kept.`,
    );
  };
  const showTrouble = (): void => {
    say(
      'Chưa liên lạc được với máy chủ. Máy sẽ tự thử lại, không cần làm gì.',
      'The server cannot be reached yet. This page tries again by itself.',
    );
  };

  workers?.addEventListener('message', (event) => {
    const message = parseWorkerMessage(event.data);
    if (message?.type !== 'RECEIVED' || !awaited.has(message.url)) return;
    heard = true;
    held.set(message.url, message.held);
    if (slow) showProgress();
  });
  const listening = setInterval(() => {
    if (!heard) showTrouble();
    heard = false;
  }, silenceMs);

  return {
    showProgress,
    showTrouble,
    end: () => {
      ended = true;
      clearInterval(listening);
    },
  };
}
