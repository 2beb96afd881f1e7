import { OutboxPage } from '../features/outbox/outbox-page.tsx';
import { StoragePage } from '../features/outbox/storage-page.tsx';

/** What waits and where it lies, in one file: each one more counts in the list that every machine fetches. */
export const outboxParts = { OutboxPage, StoragePage };
