export interface Settings {
  /** Origin of the server, without a slash at the end. */
  readonly url: string;
  readonly accountsFile: string | undefined;
}

export type ReadArguments =
  { readonly status: 'good'; readonly settings: Settings } | { readonly status: 'bad'; readonly sentence: string };

export const usage = `npm run conformance -- --url http://127.0.0.1:8080 [--accounts <file>] [--yes-this-is-a-test-server]

  --url       the server to judge; made-up records are written there
  --accounts  test accounts (conformance/README.md); else DATA_DIR/test-accounts.txt
  --yes-this-is-a-test-server   needed when the server is not on this machine`;

const agreed = '--yes-this-is-a-test-server';

/** What a person typed; a server on another machine only when she says that it is for tests. */
export function readArguments(words: readonly string[]): ReadArguments {
  const given = new Map<string, string>();
  let agrees = false;
  for (let at = 0; at < words.length; at += 1) {
    const [word = '', inline] = (words[at] ?? '').split(/=(.*)/su);
    if (word === agreed) {
      agrees = true;
      continue;
    }
    const value = inline ?? words[(at += 1)];
    if ((word !== '--url' && word !== '--accounts') || value === undefined) {
      return { status: 'bad', sentence: `"${word}" is not understood.` };
    }
    given.set(word, value);
  }
  const asked = given.get('--url');
  const url = asked === undefined || !URL.canParse(asked) ? undefined : new URL(asked);
  if (url === undefined || !/^https?:$/u.test(url.protocol)) {
    return { status: 'bad', sentence: '--url must be the address of a server, beginning with http.' };
  }
  if (!agrees && !isLoopback(url.hostname)) {
    return {
      status: 'bad',
      sentence: `${url.hostname} is another machine. The suite writes made-up records: say ${agreed} if it is a test server.`,
    };
  }
  return { status: 'good', settings: { url: url.origin, accountsFile: given.get('--accounts') } };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
