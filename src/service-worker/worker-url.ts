/** Names of the Trusted Types policies that the page's own policy allows: the boot's and the app's, each made once. */
export const trustedPolicies = ['lien-mach-boot', 'lien-mach'] as const;

const workerPath = '/service-worker.js';

/** As much of W3C Trusted Types as is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (path: string) => string },
  ): { createScriptURL(path: string): unknown };
}

/**
 * The address of the service worker in the form in which the browser takes it. Under Trusted Types a bare text is no address
 * of a script; this one is made by a policy that makes no other. Once for each name: a second policy of it is refused.
 */
export function workerUrl(policy: (typeof trustedPolicies)[number]): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return workerPath;
  const createScriptURL = (path: string): string => {
    if (path !== workerPath) throw new TypeError('no script of ours');
    return path;
  };
  return trustedTypes.createPolicy(policy, { createScriptURL }).createScriptURL(workerPath) as string;
}
