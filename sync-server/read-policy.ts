import * as v from 'valibot';
import { closedPolicy } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

const policySchema = v.object({ contentSecurityPolicy: v.pipe(v.string(), v.minLength(1)) });

/**
 * The policy the build wrote beside the app: it alone knows the hashes of what it put into the page. `hubs`: whom the app
 * may talk to besides its own server, which only whoever runs the server knows.
 */
export function readPolicy(files: StaticFiles, hubs: readonly string[] = []): string {
  const file = files.get('/csp.json');
  if (file === undefined) return closedPolicy;
  const { contentSecurityPolicy } = v.parse(policySchema, JSON.parse(file.plain.bytes.toString('utf8')));
  // The build's own names nobody to talk to, so that what may be talked to is what may be loaded from: this server.
  return hubs.length === 0 ? contentSecurityPolicy : `${contentSecurityPolicy}; connect-src 'self' ${hubs.join(' ')}`;
}
