import type { Alike } from '../local-index/find-alike.ts';
import type { PersonWish, SeenPerson } from '../local-index/find-people.ts';
import type { IndexEntry } from '../local-index/index-entry.ts';
import type { Double } from '../local-index/local-index.ts';
import type { Hits, SearchWish } from '../local-index/search-index.ts';
import type { DataKeys } from './keys/data-keys.ts';

/** How far the index has come; another object whenever that or what it holds has changed. */
export interface IndexNow {
  readonly count: number;
  /** Everything that is on the device is in it. */
  readonly isWhole: boolean;
}

export type IndexQuestion =
  | { readonly kind: 'search'; readonly wish: SearchWish }
  /** The same search among these alone, which are in no record yet. */
  | { readonly kind: 'among'; readonly entries: readonly IndexEntry[]; readonly wish: SearchWish }
  /** Dossiers that may be of the same event. */
  | { readonly kind: 'alike'; readonly draft: IndexEntry }
  /** People whom its dossiers name. */
  | { readonly kind: 'people'; readonly wish: PersonWish }
  /** Records that were laid beside this one. */
  | { readonly kind: 'doubles'; readonly of: string };

interface IndexAnswers {
  readonly search: Hits;
  readonly among: Hits;
  readonly alike: readonly Alike[];
  readonly people: readonly SeenPerson[];
  readonly doubles: readonly Double[];
}

export type AnswerTo<Question extends IndexQuestion> = IndexAnswers[Question['kind']];
export type IndexAnswer = AnswerTo<IndexQuestion>;

/** Everything on the device by what a person remembers of it, wherever that is kept. A question waits until it can be answered. */
export interface KeptIndex {
  now(): IndexNow;
  subscribe(onChange: () => void): () => void;
  ask<Question extends IndexQuestion>(question: Question): Promise<AnswerTo<Question>>;
  close(): void;
}

/** As much of the profile's keys as boxes are opened with; none of them can be taken out of the browser. */
export type BoxKeys = Pick<DataKeys, 'id' | 'box' | 'mask'>;

/** From the page to the worker that keeps the index: first what to open, then questions. */
export type ToIndex =
  | {
      readonly kind: 'open';
      readonly database: string;
      /** `null`: nothing is sealed here. */
      readonly keys: BoxKeys | null;
      /** A Web Lock that the worker holds as long as it lives. */
      readonly life: string;
    }
  | { readonly kind: 'ask'; readonly number: number; readonly question: IndexQuestion };

export type FromIndex =
  /** It runs, and holds its lock where there are locks. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'now'; readonly now: IndexNow }
  | { readonly kind: 'answer'; readonly number: number; readonly answer: IndexAnswer }
  /** This question cannot be answered, here or by another worker. */
  | { readonly kind: 'failed'; readonly number: number; readonly name: string }
  /** Something failed and is tried again; the error's name alone, which says nothing of anybody. */
  | { readonly kind: 'trouble'; readonly name: string };
