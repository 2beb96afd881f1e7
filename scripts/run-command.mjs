import { spawn } from 'node:child_process';
import { projectRoot } from './project-root.mjs';

/**
 * @typedef {object} CommandResult
 * @property {number} code exit code; 1 when a signal or the time limit ended it, 127 when it could not be started
 * @property {string} output stdout and stderr together, only when `quiet`
 * @property {boolean} timedOut
 */

/** Children are group leaders, so that one signal ends a command with everything it started. */
const running = /** @type {Set<number>} */ (new Set());

/** @param {number} pid @param {NodeJS.Signals} signal */
const signalGroup = (pid, signal) => {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It ended by itself in between.
  }
};

const endEverything = (/** @type {NodeJS.Signals} */ signal) => {
  for (const pid of running) signalGroup(pid, signal);
  process.exit(1);
};

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Signals are listened to only while a command runs: afterwards they belong to whoever runs in this process. */
const begin = (/** @type {number | undefined} */ pid) => {
  if (pid === undefined) return;
  if (running.size === 0) for (const signal of signals) process.on(signal, endEverything);
  running.add(pid);
};

const end = (/** @type {number | undefined} */ pid) => {
  if (pid === undefined) return;
  running.delete(pid);
  if (running.size === 0) for (const signal of signals) process.off(signal, endEverything);
};

/** Some tools colour what they write into a file when they see that CI runs them. */
const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1' };

/**
 * Runs a command in the repository with stdin closed, and never throws for what the command does.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, timeoutMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<CommandResult>}
 */
export const runCommand = (command, args, { quiet = false, timeoutMs, env = {} } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, ...colours, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    const { pid } = child;
    begin(pid);

    let output = '';
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));

    let timedOut = false;
    const limit =
      timeoutMs === undefined || pid === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            signalGroup(pid, 'SIGKILL');
          }, timeoutMs);

    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(limit);
      end(pid);
      resolve({ code, output, timedOut });
    };
    child.on('error', () => finish(127));
    child.on('close', (code) => finish(code ?? 1));
  });

/** @param {string} script path inside the repository @param {readonly string[]} args @param {Parameters<typeof runCommand>[2]} [options] */
export const runNode = (script, args, options) =>
  runCommand(process.execPath, [`${projectRoot}/${script}`, ...args], options);
