import { fork } from 'node:child_process';
import { join } from 'node:path';

/** @typedef {import('../simulator/run/report.ts').Report} Report */

/** A bug may turn in circles for ever; a story that takes longer is given up. */
const patienceMs = 120_000;

/**
 * A bundled simulator in a process of its own, which is told one seed after the other.
 * @param {string} folder
 * @param {import('../simulator/sabotage/mutant.ts').Road} [road] whose stories it tells; absent: those of desks on lines
 */
export const tellSeeds = (folder, road) => {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let worker;
  let said = '';

  const start = () => {
    said = '';
    const started = fork(join(folder, 'main.js'), [road ?? '--worker'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    started.stderr?.on('data', (/** @type {Buffer} */ text) => (said = (said + text.toString()).slice(-2_000)));
    return started;
  };

  return {
    /** One at a time. @param {number} seed @returns {Promise<Report | 'tooSlow'>} */
    tell: (seed) =>
      new Promise((resolve, reject) => {
        const asked = (worker ??= start());
        const settle = () => {
          clearTimeout(timer);
          asked.removeAllListeners();
        };
        const timer = setTimeout(() => {
          settle();
          asked.kill('SIGKILL');
          worker = undefined;
          resolve('tooSlow');
        }, patienceMs);
        asked.once('message', (report) => {
          settle();
          resolve(/** @type {Report} */ (report));
        });
        asked.once('exit', (code) => {
          settle();
          worker = undefined;
          reject(new Error(`the simulator ended with ${code} at seed ${seed}: ${said}`));
        });
        asked.send([seed]);
      }),
    end: () => {
      worker?.disconnect();
      worker = undefined;
    },
  };
};
