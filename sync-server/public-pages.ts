import type { Hono } from 'hono';
import { slipLinkPath } from '../src/protocol/slip-proof.ts';
import type { AppParts } from './app-parts.ts';
import { answerCheck, createCheckLimit, emptyCheck } from './public-check/answer-check.ts';
import { checkPath } from './public-check/check-page.ts';
import { answerStatus, createStatusLimit, emptyStatus } from './public-status/answer-status.ts';
import { statusPath } from './public-status/status-page.ts';

/** Pages for anyone, without an account: whether a receipt or a slip is true, and how far a dossier is. */
export function addPublicPages(app: Hono, parts: AppParts): void {
  const checks = createCheckLimit();
  app.get(checkPath, () => emptyCheck());
  app.post(checkPath, (context) => {
    const address = parts.addressOf(context.env);
    return answerCheck(context.req.raw, { ...parts, limit: checks, now: parts.clock.monotonicMs(), address });
  });

  const asks = createStatusLimit();
  for (const path of [statusPath, slipLinkPath]) app.get(path, () => emptyStatus(parts));
  app.post(statusPath, (context) => {
    const address = parts.addressOf(context.env);
    return answerStatus(context.req.raw, { ...parts, limit: asks, address });
  });
}
