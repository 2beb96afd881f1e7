import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import { WorkProgress } from '../../components/work-progress.tsx';
import { useCarryWords } from '../../state/carry-words.ts';
import { useParts } from '../../state/parts.ts';
import { useStopping } from '../../state/use-stopping.ts';
import type { Carried } from '../../store/carry/write-carry-files.ts';
import type { CarryWork } from '../../sync/carry/carry-work.ts';
import { CarriedFiles, type FileToHand } from './carried-files.tsx';
import { tellOfFile, type ToldOfFile } from './carry-told.ts';

/** Roads for days without a line: what waits goes by file, another machine's file is brought, and answers are taken in. */
export function CarrySection() {
  const { carry } = useParts();
  return carry === null ? null : <Carry load={carry} />;
}

function Carry({ load }: { readonly load: () => Promise<CarryWork> }) {
  const { saveFile, clock, wakeReplay } = useParts();
  const words = useCarryWords();
  const [busy, setBusy] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly FileToHand[]>([]);
  const [far, setFar] = useState<Far | null>(null);
  const [told, setTold] = useState<ToldOfFile | null>(null);
  const { begin, stop, isStopped } = useStopping();
  const input = useRef<HTMLInputElement>(null);

  const hand = (name: string, content: Blob) => {
    saveFile(name, content);
    setFiles((before) => [...before, { name, content }]);
  };
  const work = async (saying: string, act: (carry: CarryWork) => Promise<ToldOfFile>) => {
    if (busy !== null) return;
    setBusy(saying);
    setTold(null);
    setFiles([]);
    begin();
    try {
      setTold(await act(await load()));
    } catch (error) {
      reportError(error);
      setTold({ good: false, sentences: [words.failed] });
    }
    setBusy(null);
    setFar(null);
  };
  const write = () =>
    work(words.writing, async (carry) => {
      // Nothing of anybody's name: when it was written tells one from another.
      const at = new Date(clock.now()).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '');
      let count = 0;
      const tell = (done: number, of: number) => setFar({ doing: 'write', done, of });
      const handOne = ({ content }: { readonly content: Blob }) =>
        hand(`mang-di-${at}-${(count += 1)}.lien-mach`, content);
      return sayWritten(await carry.write(handOne, { tell, isStopped }));
    });
  const sayWritten = (carried: Carried): ToldOfFile => {
    if (!('files' in carried)) return { good: false, sentences: [words[carried.status]] };
    const { files: count, acts, pages } = carried;
    if (carried.status === 'stopped') return { good: false, sentences: [words.stopped(count)] };
    return { good: true, sentences: [words.written(count, acts, pages), ...(count > 1 ? [words.order] : [])] };
  };
  const take = (file: File) =>
    work(words.reading, async (carry) => {
      const tell = (done: number, of: number) => setFar({ doing: 'bring', done, of });
      const taken = await carry.take(file, { tell, isStopped });
      if ('answers' in taken && taken.answers !== null)
        hand(`tra-loi-${plainName(file.name)}.lien-mach`, taken.answers);
      if (taken.status === 'taken') wakeReplay('saved');
      return tellOfFile(taken, words);
    });
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file may be chosen again.
    event.target.value = '';
    if (file !== undefined) void take(file);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file !== undefined) void take(file);
  };

  return (
    <section aria-label={words.title} className="carry" onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="actions">
        <button type="button" aria-disabled={busy !== null} onClick={() => void write()}>
          {words.write}
        </button>
        <button type="button" aria-disabled={busy !== null} onClick={() => input.current?.click()}>
          {words.bring}
        </button>
        <button type="button" aria-disabled={busy !== null} onClick={() => input.current?.click()}>
          {words.receive}
        </button>
        <span className="soft">{words.drop}</span>
        <input ref={input} type="file" hidden aria-label={words.bring} onChange={chosen} />
      </div>
      {far !== null && <FarLine far={far} onStop={stop} />}
      <div role="status">
        {busy !== null && far === null && <p>{busy}</p>}
        {told?.sentences.map((sentence, at) => (
          <p key={sentence} className={told.good ? undefined : 'finding is-warning'}>
            <Sign name={told.good && at === 0 ? 'done' : 'warning'} /> <span>{sentence}</span>
          </p>
        ))}
      </div>
      {files.length > 0 && <CarriedFiles files={files} />}
    </section>
  );
}

interface Far {
  readonly doing: 'write' | 'bring';
  readonly done: number;
  readonly of: number;
}

/** How far it is. Once stopped it says so: what is under way comes to its end first, which on a bad line takes a while. */
function FarLine({ far: { doing, done, of }, onStop }: { readonly far: Far; readonly onStop: () => void }) {
  const words = useCarryWords();
  const [stopping, setStopping] = useState(false);
  const said = doing === 'write' ? words.writingSome(done, of) : words.sending(done, of);
  return (
    <WorkProgress
      text={stopping ? words.stopping : said}
      title={words[doing]}
      done={done}
      of={of}
      onStop={() => {
        setStopping(true);
        onStop();
      }}
    />
  );
}

/** Of a file that somebody brings: without what its name ends in, and of characters that stand in any name. */
function plainName(name: string): string {
  return name
    .replace(/(\.lien-mach|\.txt)+$/u, '')
    .replaceAll(/[^\w-]+/gu, '-')
    .slice(0, 60);
}
