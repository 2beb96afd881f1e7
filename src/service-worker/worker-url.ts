/** Names of the Trusted Types policies that the page's own policy allows: the boot's, the app's and those of its workers, each made once. */
export const trustedPolicies = [
  'lien-mach-boot',
  'lien-mach',
  'lien-mach-image',
  'lien-mach-code',
  'lien-mach-index',
] as const;
type TrustedPolicy = (typeof trustedPolicies)[number];

const workerPath = '/service-worker.js';

/** As much of W3C Trusted Types as is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (path: string) => string },
  ): { createScriptURL(path: string): unknown };
}

/** The address of the service worker in the form in which the browser takes it. Once for each name. */
export function workerUrl(policy: TrustedPolicy): string {
  return scriptUrl(policy, workerPath);
}

/**
 * The address of a script of ours in the form in which the browser takes it. Under Trusted Types a bare text is no address
 * of a script; this one is made by a policy that makes no other. Once for each name: a second policy of it is refused.
 */
export function scriptUrl(policy: TrustedPolicy, path: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return path;
  const createScriptURL = (asked: string): string => {
    if (asked !== path) throw new TypeError('no script of ours');
    return asked;
  };
  return trustedTypes.createPolicy(policy, { createScriptURL }).createScriptURL(path) as string;
}
