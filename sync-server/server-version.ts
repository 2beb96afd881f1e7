import { version } from '../package.json';

/** Of the build, as a backup tells it. */
export const serverVersion = version;
