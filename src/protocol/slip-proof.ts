/**
 * What the code on a citizen's slip says: the dossier's code, a token that nobody can guess and, where the machine that
 * printed it has a key, by which machine and when, signed by that key: `<code>#<token>#<device>.<seconds>.<signature>`.
 * Where the app has an address that a telephone can open, the link of the status page stands before it.
 * The device's id stands without its hyphens, the time seconds since 1970 by the machine's clock in base 36, the signature
 * ECDSA P-256 with SHA-256 over `slipText`, IEEE P1363 in base64url. Nothing in it is of a person.
 */
export interface SlipFacts {
  readonly code: string;
  readonly token: string;
  /** UUID of the machine that prints it. */
  readonly device: string;
  /** Seconds since 1970 by that machine's clock, in base 36. */
  readonly time: string;
}

export interface SignedSlip extends SlipFacts {
  readonly signature: string;
}

export function slipText({ code, token, device, time }: SlipFacts): string {
  return ['lien-mach slip', code, token, device, time].join('\n');
}

/** What follows the token in the code. */
export function writeSlipProof({ device, time, signature }: Omit<SignedSlip, 'code' | 'token'>): string {
  return `${device.replaceAll('-', '')}.${time}.${signature}`;
}

/**
 * Where the status page of a dossier is found, by the origin at which the printing machine has the app open: what follows
 * `#` never leaves the telephone but by the page itself. Empty where a citizen's telephone could not go there.
 */
export function statusLinkOf(origin: string): string {
  return named.test(origin) ? `${origin}${slipLinkPath}#` : '';
}

/** Under HTTPS, by a name: numbers and `localhost` are of one network alone. */
const named = /^https:\/\/(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*(?::\d{1,5})?$/u;

/** Short, since it stands in a code that an office's printer prints. */
export const slipLinkPath = '/t';

const link = /^https:\/\/[^\s#]{1,200}\/t#/u;
const written = /^([\w.-]{5,64})#([\w-]{20,64})(?:#([0-9a-f]{32})\.([0-9a-z]{1,9})\.([\w-]{86}))?$/u;

/** Code and token of a slip, signed or not, as a reader gives its text; `undefined`: it is none. */
export function readSlipCode(text: string): Pick<SlipFacts, 'code' | 'token'> | undefined {
  const [match, code = '', token = ''] = written.exec(text.trim().replace(link, '')) ?? [];
  return match === undefined ? undefined : { code, token };
}

/** The text of a slip's code, as a reader gives it. `bare`: nobody has signed it; `undefined`: it is none. */
export function readSlip(text: string): SignedSlip | 'bare' | undefined {
  const [match, code = '', token = '', hex, time = '', signature = ''] =
    written.exec(text.trim().replace(link, '')) ?? [];
  if (match === undefined) return undefined;
  if (hex === undefined) return 'bare';
  const device = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  return { code, token, device, time, signature };
}
