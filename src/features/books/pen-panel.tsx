import type { ActName } from '../../domain/access/act-names.ts';
import { mayAct } from '../../domain/access/may-act.ts';
import { DoneBy } from '../../components/allowed.tsx';
import { useState } from 'react';
import { ActForm } from '../../components/form/act-form.tsx';
import { Sign, type SignName } from '../../components/signs.tsx';
import type { Book } from '../../domain/books/book.ts';
import type { FieldSpec } from '../../domain/field.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { BookView } from '../../store/store.ts';
import { lastOnPaper, machineName, nameOfMachine, reason } from './book-questions.ts';
import { penStanding, type PenStanding } from './pen-standing.ts';

type PenAct = 'take' | 'giveBack' | 'takeOver' | 'prove';

const signs: Readonly<Record<PenStanding, SignName>> = {
  here: 'done',
  server: 'relayed',
  elsewhere: 'noLine',
  suspended: 'warning',
  ministry: 'relayed',
  closed: 'local',
};

const acts: Readonly<Record<PenStanding, readonly PenAct[]>> = {
  here: ['giveBack'],
  server: ['take'],
  elsewhere: ['takeOver'],
  suspended: ['prove'],
  ministry: [],
  closed: [],
};

const actOf = {
  take: 'lendPen',
  giveBack: 'returnPen',
  takeOver: 'takePen',
  prove: 'takePen',
} as const satisfies Record<PenAct, ActName>;

/** R19: where the right to take numbers is, and what may be done about it from this machine. */
export function PenPanel({ view, device }: { readonly view: BookView; readonly device: string }) {
  const words = useMessages();
  const own = words.books;
  const now = useNow();
  const [doing, setDoing] = useState<PenAct | null>(null);
  const place = penStanding(view);
  const { roles, id: author } = useSession().account;
  // Proved where it is; taken over from where it is.
  const may = (act: PenAct): boolean => {
    const args = act === 'prove' ? { to: holderOf(view.book) } : { to: { device } };
    return mayAct(roles, { name: actOf[act], args, author }, { book: view.book });
  };
  const { book } = view;
  const { pen } = book;
  const { store } = useParts();
  const { account } = useSession();
  const books = useLive(() => store.books(), [store]);
  return (
    <section className="pen" aria-labelledby="pen-title">
      <h3 id="pen-title" className={`is-${place}`}>
        <Sign name={signs[place]} />
        {own.place[place]}
        {(place === 'elsewhere' || place === 'here') && (
          <span className="soft">{own.heldBy(pen.holderName, sayWhen(pen.since, now, words))}</span>
        )}
      </h3>
      <p>{own.placeHelp[place]}</p>
      {acts[place].length > 0 && (
        <div className="actions">
          {acts[place].map((act) =>
            may(act) ? (
              <button key={act} type="button" aria-haspopup="dialog" onClick={() => setDoing(act)}>
                {own[act]}
              </button>
            ) : (
              <DoneBy key={act} act={actOf[act]} />
            ),
          )}
        </div>
      )}
      {doing !== null && (
        <PenForm
          book={book}
          device={device}
          name={nameOfMachine(books ?? [], device) ?? account.name}
          act={doing}
          onClose={() => setDoing(null)}
        />
      )}
    </section>
  );
}

interface PenFormProps {
  readonly book: Book;
  readonly device: string;
  /** What this machine is called, until she says otherwise. */
  readonly name: string;
  readonly act: PenAct;
  readonly onClose: () => void;
}

function holderOf({ pen }: Book): { readonly device: string } | null {
  return pen.holder === null ? null : { device: pen.holder };
}

function PenForm({ book, device, name: called, act, onClose }: PenFormProps) {
  const words = useMessages().books;
  const { fence } = book.pen;
  // Who may only say where it stays begins with that.
  const { roles, id: author } = useSession().account;
  const stays = !mayAct(roles, { name: 'takePen', args: { to: { device } }, author }, { book });
  const begun = { to: stays && book.pen.holder === null ? 'server' : 'this', name: called };
  const to: FieldSpec = {
    path: 'to',
    label: { vi: words.to, en: words.to },
    kind: 'choice',
    required: 'always',
    choices: [
      { code: 'this', label: { vi: words.toThis, en: words.toThis } },
      { code: 'server', label: { vi: words.toServer, en: words.toServer } },
    ],
  };
  const nameIfHere: FieldSpec = { ...machineName, askedWhen: (fields) => fields['to'] === 'this' };
  const shared = { title: words[act], submit: words[act], onDone: onClose };
  switch (act) {
    case 'take':
      return (
        <ActForm
          {...shared}
          fields={[machineName]}
          begun={{ name: begun.name }}
          command={({ name }) => ({ name: 'lendPen', entity: book.id, args: { fence, to: { device, name } } })}
        >
          <p>{words.takeHelp}</p>
        </ActForm>
      );
    case 'giveBack':
      return (
        <ActForm
          {...shared}
          fields={[lastOnPaper]}
          begun={{ lastOnPaper: book.last }}
          command={(fields) => ({
            name: 'returnPen',
            entity: book.id,
            args: { fence, lastOnPaper: fields['lastOnPaper'] },
          })}
        />
      );
    case 'takeOver':
    case 'prove':
      return (
        <ActForm
          {...shared}
          danger={act === 'takeOver'}
          fields={[lastOnPaper, to, nameIfHere, reason]}
          begun={begun}
          command={(fields) => ({
            name: 'takePen',
            entity: book.id,
            args: {
              fence,
              to: fields['to'] === 'this' ? { device, name: fields['name'] } : null,
              lastOnPaper: fields['lastOnPaper'],
              reason: fields['reason'],
              epoch: book.pen.epoch,
            },
          })}
        >
          <p>{act === 'prove' ? words.proveHelp : words.takeOverHelp}</p>
        </ActForm>
      );
    default: {
      const unreachable: never = act;
      return unreachable;
    }
  }
}
