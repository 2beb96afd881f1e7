import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FarRegister } from '../../gateway/far-register.ts';
import { takePlain, tellPlain } from '../../gateway/webhook.ts';

/** An integration bus between the folders of a drop folder and a far register. */
export function openBus(root: string, register: FarRegister) {
  const known = new Map<string, string>();
  let answers = 0;
  const answer = (standing: object): void => {
    mkdirSync(join(root, 'incoming'), { recursive: true });
    answers += 1;
    const file = join(root, 'incoming', `answer-${String(answers).padStart(6, '0')}.json`);
    writeFileSync(`${file}.tmp`, JSON.stringify(standing));
    renameSync(`${file}.tmp`, file);
  };
  return {
    answer,
    /** Takes away what lies there, and answers what has changed since it last did. */
    carry(): void {
      mkdirSync(join(root, 'outgoing'), { recursive: true });
      for (const name of readdirSync(join(root, 'outgoing')).filter((each) => each.endsWith('.json'))) {
        const file = join(root, 'outgoing', name);
        const dossier = JSON.parse(readFileSync(file, 'utf8')) as { readonly code: string };
        const taken = takePlain(register, dossier) as { readonly status: string; readonly said?: string };
        rmSync(file);
        known.set(dossier.code, '');
        if (taken.status === 'refused') answer({ code: dossier.code, state: 'refused', said: taken.said ?? '' });
      }
      for (const [code, before] of known) {
        const { standings } = tellPlain(register, [code]) as { readonly standings: readonly object[] };
        const now = JSON.stringify(standings[0] ?? null);
        if (standings[0] === undefined || now === before) continue;
        known.set(code, now);
        answer(standings[0]);
      }
    },
  };
}
