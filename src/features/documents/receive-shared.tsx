import { useEffect, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { subjectOf } from '../../components/dossier-line.tsx';
import { oneAtATime } from '../../components/form/one-at-a-time.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { otherPaper } from '../../domain/documents/document.ts';
import { procedureOn, procedures } from '../../domain/procedures/catalogue.ts';
import { subjectNames } from '../../domain/subject-names.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { reportStep } from '../../state/report-drafts.ts';
import { afterPlacing, type NotAll, placeShared } from './place-shared.ts';
import { SharedFileList } from './shared-file-list.tsx';

interface ReceiveSharedProps {
  /** What was shared and is not placed yet, and how many files were more than could be held. */
  readonly shared: () => Promise<{ readonly files: readonly File[]; readonly leftOut: number }>;
  /** These are left. */
  readonly onPlaced: (left: readonly File[]) => void;
}

/** Where pages may go: a record, a draft, or a dossier that begins with them. */
interface Place {
  readonly key: string;
  readonly holder: string;
  readonly name: string;
  readonly procedure: string;
  readonly address: string;
}

const dossiersOffered = 30;

/** Pictures and files that another app has shared: the person says to which dossier they belong. */
export function ReceiveShared({ shared, onPlaced }: ReceiveSharedProps) {
  const { store, newId, clock } = useParts();
  const all = useMessages();
  const words = all.documents.shared;
  const say = useSay();
  const id = useId();
  const [, navigate] = useLocation();
  const [files, setFiles] = useState<readonly File[]>();
  const [leftOut, setLeftOut] = useState(0);
  const [leaves, setLeaves] = useState<ReadonlySet<File>>(new Set());
  const [chosen, setChosen] = useState('');
  const [paper, setPaper] = useState(otherPaper);
  const [problem, setProblem] = useState<NotAll | null>(null);
  const [once] = useState(oneAtATime);
  // A draft that begins with them has one name as long as this screen is open.
  const [newDrafts] = useState(() => new Map(procedures.map((procedure) => [procedure.id, newId()])));
  useEffect(() => {
    let over = false;
    void shared().then((here) => {
      if (over) return;
      setFiles(here.files);
      setLeftOut(here.leftOut);
    });
    return () => {
      over = true;
    };
  }, [shared]);
  const today = localDateOf(new Date(clock.now()).toISOString());
  const procedureOf = (of: string) => {
    const found = procedureOn(of, today);
    return found.status === 'none' ? undefined : found.procedure;
  };
  const groups = useLive(async () => {
    const drafts = (await store.drafts()).filter((draft) => draft.began === undefined);
    const dossiers = await store.dossiers({ limit: dossiersOffered });
    return { drafts, dossiers };
  }, [store]);
  if (files === undefined || groups === undefined) return null;
  const title = <PageTitle windowTitle={`${words.title} – ${all.app.name}`}>{words.title}</PageTitle>;
  const alert = ({ placed, refused, left }: NotAll) => <p role="alert">{words.notAll(placed, refused, left)}</p>;
  if (files.length === 0)
    return (
      <section className="receive-shared">
        {title}
        {problem !== null && alert(problem)}
        {leftOut > 0 && <p role="alert">{words.leftOut(leftOut)}</p>}
        <p>{words.nothing}</p>
      </section>
    );
  const drafts = groups.drafts.flatMap((draft): Place[] => {
    const procedure = procedureOf(draft.procedure);
    if (procedure === undefined) return [];
    const who = subjectNames(procedure, draft.fields).join(' – ');
    const address = draft.step === reportStep ? paths.newReport : paths.newDossier;
    return [
      {
        key: `draft ${draft.id}`,
        holder: draft.id,
        name: `${say(procedure.name)}${who === '' ? '' : `, ${who}`}`,
        procedure: procedure.id,
        address: address(procedure.id, draft.id),
      },
    ];
  });
  const dossiers = groups.dossiers.map(({ dossier }): Place => ({
    key: `dossier ${dossier.id}`,
    holder: dossier.id,
    name: `${subjectOf(dossier)}, ${dossier.codes.official ?? dossier.codes.provisional}`,
    procedure: dossier.procedure,
    address: paths.dossier(dossier.id),
  }));
  const begun = [...newDrafts].flatMap(([each, draft]): Place[] => {
    const procedure = procedureOf(each);
    const address = paths.newDossier(each, draft);
    return procedure === undefined
      ? []
      : [{ key: `new ${each}`, holder: draft, name: say(procedure.name), procedure: each, address }];
  });
  const offered = [
    { label: words.drafts, places: drafts },
    { label: words.dossiers, places: dossiers },
    { label: words.begin, places: begun },
  ];
  const place = offered.flatMap(({ places }) => places).find(({ key }) => key === chosen);
  const papers = place === undefined ? [] : (procedureOf(place.procedure)?.papers ?? []);

  const put = async (): Promise<void> => {
    const taken = files.filter((file) => !leaves.has(file));
    if (place === undefined || taken.length === 0) return;
    const isRecord = place.key.startsWith('dossier ');
    const key = paper === otherPaper && !isRecord ? `${otherPaper}:${newId()}` : paper;
    const placed = await placeShared(taken, { loose: store.loose, newId }, { holder: place.holder, paper: key });
    // What was not ticked stays for another dossier, as long as this page is open.
    const left = files.filter((file) => leaves.has(file) || placed.left.includes(file));
    onPlaced(left);
    const { opens, problem: saysNotAll } = afterPlacing(placed);
    if (opens) {
      navigate(place.address, { state: saysNotAll });
      return;
    }
    setFiles(left);
    setProblem(saysNotAll);
  };
  return (
    <section className="receive-shared">
      {title}
      <p>{words.lead(files.length)}</p>
      {leftOut > 0 && <p role="alert">{words.leftOut(leftOut)}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void once(put).catch(reportError);
        }}
      >
        <SharedFileList title={words.files} files={files} leaves={leaves} onLeaves={setLeaves} />
        <div className="field">
          <label htmlFor={`${id}-place`}>{words.place}</label>
          <select id={`${id}-place`} required value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{words.choose}</option>
            {offered.map(({ label, places }) => (
              <optgroup key={label} label={label}>
                {places.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-paper`}>{all.documents.attach.paper}</label>
          <select id={`${id}-paper`} value={paper} onChange={(event) => setPaper(event.target.value)}>
            {papers.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.name)}
              </option>
            ))}
            <option value={otherPaper}>{all.documents.attach.other}</option>
          </select>
        </div>
        {problem !== null && alert(problem)}
        <p className="actions">
          <button type="submit" className="primary" disabled={files.every((file) => leaves.has(file))}>
            {words.put}
          </button>
        </p>
      </form>
    </section>
  );
}
