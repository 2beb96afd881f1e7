// Imported first by the two commands. Written so that even an old Node can read it and say why it stops.
import { readFileSync } from 'fs';

/** @type {unknown} */
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const wanted = /** @type {{ engines: { node: string } }} */ (manifest).engines.node.replace(/^\D+/, '');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);

if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  console.error(`Liền Mạch needs Node ${wanted} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
