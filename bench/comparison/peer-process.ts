import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { PeerAnswer, PeerCall } from '../peers/peer.d.ts';

type Asked = PeerCall extends infer Each ? (Each extends PeerCall ? Omit<Each, 'number'> : never) : never;

export interface PeerProcess {
  ask(call: Asked): Promise<unknown>;
  end(): Promise<void>;
}

const program = join(import.meta.dirname, '../peers/run-peer.mjs');

/** One side of a peer in a process of its own, so that what it has left running ends with it. */
export async function startPeer(name: string): Promise<PeerProcess> {
  const child = fork(program, [name], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >();
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-4_000)));
  child.on('message', (answer: PeerAnswer) => {
    const asked = waiting.get(answer.number);
    waiting.delete(answer.number);
    if ('error' in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.value);
  });
  const ended = endOf(child);
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended. ${words}`));
  });
  const answered = (number: number): Promise<unknown> =>
    new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
  let number = 0;
  await answered(number);
  return {
    ask(call) {
      number += 1;
      const answer = answered(number);
      child.send({ ...call, number });
      return answer;
    },
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
}
