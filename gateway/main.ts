import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { createGateway } from './app.ts';
import { seededChance } from './chance.ts';
import { countFar } from './count.ts';
import { readOptions } from './read-options.ts';

const options = readOptions(process.argv.slice(2));
const began = Date.now();
const now = (): number => began + (Date.now() - began) * options.speed;
const { app, register } = createGateway({
  ...options,
  now,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / options.speed)),
  chance: seededChance(options.seed),
  newToken: randomUUID,
});
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: options.port }, ({ port }) => {
  console.log(`The gateway is ready at http://127.0.0.1:${port}`);
  console.log(`Client ${options.client}, secret ${options.secret}, seed ${options.seed}. Everything in it is made up.`);
});

const stop = (): void => {
  const { taken, once, doubled, refused, waiting } = countFar(register.all(), now());
  console.log(
    `${taken} taken in: ${once} registered once, ${doubled} doubled, ${refused} refused, ${waiting} waiting.`,
  );
  server.close(() => process.exit(doubled > 0 ? 1 : 0));
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
