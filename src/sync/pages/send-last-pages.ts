import type { PageFailure, SendPages } from '../../store/pages/page-store.ts';
import { sendPages, type SendPagesParts } from './send-pages.ts';

/** `noLine`: some wait yet, and may go later. `done`: none does, or the server takes no more from here. */
export type LastPages = 'done' | 'noLine';

/** Before a machine forgets everything: sends the pages that wait, whatever was wished of when they go, as far as the server takes them. */
export async function sendLastPages(parts: Omit<SendPagesParts, 'line'>): Promise<LastPages> {
  for (;;) {
    const end = await untilHeld(parts);
    if (end !== 'next') return end;
  }
}

/** `next`: the server has turned one down that it may take no other for. */
async function untilHeld({ store, ...parts }: Omit<SendPagesParts, 'line'>): Promise<LastPages | 'next'> {
  const over = new AbortController();
  const ends: (LastPages | 'next')[] = [];
  const stop = (as: LastPages | 'next'): void => {
    ends.push(as);
    over.abort();
  };
  let going: string | undefined;
  const last: SendPages = {
    ...store,
    async outlook() {
      const outlook = await store.outlook();
      going = outlook.next?.sha256;
      if (!outlook.signedIn || outlook.next === null) stop('done');
      return { ...outlook, actsWaiting: 0, wishes: { paused: false, onlyWifi: false } };
    },
    async noteFailure(why) {
      if (why === null) return;
      const becomes = afterFailureOf(why);
      if (becomes === 'next' && going !== undefined) await store.settle(going, 'refused');
      stop(becomes);
    },
    leaveBefore: async () => 0,
  };
  await sendPages({ ...parts, store: last, line: () => 'wifi' }).work(over.signal);
  return ends[0] ?? 'noLine';
}

/** What a line may bring later is waited for; a server that cannot take pages does not keep a machine from forgetting. */
function afterFailureOf(why: PageFailure): LastPages | 'next' {
  switch (why) {
    case 'offline':
    case 'timeout':
    case 'notOurServer':
    case 'serverBusy':
    case 'tooMany':
      return 'noLine';
    case 'forbidden':
    case 'tooLarge':
      return 'next';
    case 'badAnswer':
    case 'signInNeeded':
    case 'serverError':
    case 'serverFull':
    case 'storage':
      return 'done';
  }
}
