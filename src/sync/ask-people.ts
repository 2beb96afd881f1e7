import * as v from 'valibot';
import { errorAnswerSchema } from '../protocol/error-answer.ts';
import {
  type AccessRefused,
  accessRefusals,
  type AddPerson,
  type PeopleAnswer,
  peopleAnswerSchema,
  peoplePath,
  type PersonDeed,
  personDeedPath,
  type PersonDone,
  personDoneSchema,
} from '../protocol/people.ts';
import type { AskServer } from './ask-server.ts';

/** `no`: the server says why. `badField`: what was typed is not taken, and where. `later`: no answer of ours; asked again it is done once. */
export type PersonAnswer =
  | { readonly status: 'done'; readonly done: PersonDone }
  | { readonly status: 'no'; readonly why: AccessRefused | 'other' }
  | { readonly status: 'badField'; readonly field: string | null }
  | { readonly status: 'later' };

/** What an administrator may ask of the server about people; nothing of it is kept on her machine. */
export interface AskPeople {
  /** `undefined`: not this time. */
  list(): Promise<PeopleAnswer | undefined>;
  add(person: AddPerson): Promise<PersonAnswer>;
  deed(
    id: string,
    deed: PersonDeed,
    body: { readonly request: string; readonly [more: string]: unknown },
  ): Promise<PersonAnswer>;
}

const whys: ReadonlySet<string> = new Set(accessRefusals);

export function createAskPeople(ask: AskServer): AskPeople {
  const asked = async (path: string, body: object): Promise<PersonAnswer> =>
    (await ask(path, body, answered)) ?? { status: 'later' };
  return {
    list: () =>
      ask(peoplePath, undefined, async (response) => {
        if (!response.ok) return undefined;
        const answer = v.safeParse(peopleAnswerSchema, await response.json());
        return answer.success ? answer.output : undefined;
      }),
    add: (person) => asked(peoplePath, person),
    deed: (id, deed, body) => asked(personDeedPath(id, deed), body),
  };
}

// R6: only our own words count.
async function answered(response: Response): Promise<PersonAnswer | undefined> {
  const value: unknown = await response.json();
  if (response.ok) {
    const done = v.safeParse(personDoneSchema, value);
    return done.success ? { status: 'done', done: done.output } : undefined;
  }
  const problem = v.safeParse(errorAnswerSchema, value);
  if (!problem.success) return undefined;
  const { code, field } = problem.output;
  if (code === 'badRequest') return { status: 'badField', field };
  if (code === 'notFound') return { status: 'no', why: 'noSuchPerson' };
  if (code !== 'forbidden') return undefined;
  return { status: 'no', why: field !== null && whys.has(field) ? (field as AccessRefused) : 'other' };
}
