import * as v from 'valibot';
import { closedPolicy } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

const policySchema = v.object({ contentSecurityPolicy: v.pipe(v.string(), v.minLength(1)) });

/** The policy the build wrote beside the app: it alone knows the hashes of what it put into the page. */
export function readPolicy(files: StaticFiles): string {
  const file = files.get('/csp.json');
  if (file === undefined) return closedPolicy;
  return v.parse(policySchema, JSON.parse(file.plain.bytes.toString('utf8'))).contentSecurityPolicy;
}
