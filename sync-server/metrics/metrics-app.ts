import { Hono } from 'hono';
import { closedPolicy, securityHeaders } from '../security-headers.ts';
import type { CountedMeasures } from './create-measures.ts';

/** What listens at the address for whoever watches the server: one page of numbers, and nothing else of the server. */
export function createMetricsApp(measures: Pick<CountedMeasures, 'text'>): Hono {
  const app = new Hono();
  app.use(securityHeaders(closedPolicy, () => false));
  app.get('/metrics', async (context) => {
    const { contentType, body } = await measures.text();
    return context.body(body, 200, { 'content-type': contentType, 'cache-control': 'no-store' });
  });
  app.notFound((context) => context.text('Here is /metrics and nothing else.\n', 404));
  return app;
}
