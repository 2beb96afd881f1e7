import { readFileSync } from 'node:fs';

const checkEveryMs = 500;

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * npm, when it stands behind the shell that started us (Linux only, where /proc tells).
 * @param {number} shell
 */
const npmBehind = (shell) => {
  try {
    const afterName = readFileSync(`/proc/${shell}/stat`, 'utf8').split(') ').at(-1) ?? '';
    const pid = Number(afterName.split(' ')[1]);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('npm') ? pid : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Stops this process, with a SIGTERM to itself, when the `npm start` it came from is gone. npm puts a shell between,
 * which dies of a SIGTERM without passing it on: the server would keep its port and its database with nobody to stop it.
 */
export const stopWithNpm = () => {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const npm = npmBehind(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || isAlive(npm))) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, checkEveryMs);
  watch.unref();

  // Asked directly: whoever stops here does it once, even when npm is ended by the same hand.
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
    process.once(signal, () => {
      clearInterval(watch);
      if (process.listenerCount(signal) === 0) process.exit(1);
    });
  }
};
