/**
 * What the outbox, and who is signed in, are called on the disk. Up to version 4 they were `outbox` and `session`: a build
 * of then takes a sealed act for a damaged one and would tell the server so; now it finds neither (docs/decisions/0199).
 */
export const outboxOnDisk = 'acts';
export const sessionOnDisk = 'signedIn';
