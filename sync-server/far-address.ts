import * as v from 'valibot';

const thisMachine: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Where somebody else's service is asked, as settings name it. */
export const farAddress = v.pipe(
  v.string(),
  v.url(),
  v.check((text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || (protocol === 'http:' && thisMachine.includes(hostname));
  }, 'must begin with https:; http: is for this machine alone'),
);
