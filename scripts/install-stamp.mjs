import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { contentHash } from './content-hash.mjs';
import { projectRoot } from './project-root.mjs';

const stampFile = `${projectRoot}/node_modules/.lien-mach-install`;

/** Native packages differ by platform, so a folder copied to another machine is stale too. */
const expectedStamp = () => contentHash(['package-lock.json'], `${process.platform} ${process.arch}`);

export const installIsFresh = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expectedStamp();

export const stampInstall = () => writeFileSync(stampFile, expectedStamp());
