import { describe, expect, it } from 'vitest';
import { isLocale, loadLanguage, locales, ownName } from '../../src/messages/catalogue.ts';
import type { LateMessages } from '../../src/messages/language.ts';
import { carry } from '../../src/messages/vi/carry.ts';
import { devices } from '../../src/messages/vi/devices.ts';
import { figures } from '../../src/messages/vi/figures.ts';
import { handedOver } from '../../src/messages/vi/handed-over.ts';
import { learning } from '../../src/messages/vi/learning.ts';
import { ownKeys } from '../../src/messages/vi/own-keys.ts';
import { password } from '../../src/messages/vi/password.ts';
import { people } from '../../src/messages/vi/people.ts';
import { portal } from '../../src/messages/vi/portal.ts';
import { recovery } from '../../src/messages/vi/recovery.ts';
import { vi } from '../../src/messages/vi.ts';
import { labelIn } from '../../src/state/locale.ts';
import { domainLabels, unnamed } from '../support/domain-labels.ts';
import { markWords, pseudoLanguage, unlikeWords } from '../support/pseudo-language.ts';

const late: LateMessages = {
  carry,
  devices,
  figures,
  handedOver,
  learning,
  ownKeys,
  password,
  people,
  portal,
  recovery,
};
const vietnamese = { messages: vi, late };

describe.each(locales.filter((locale) => locale !== 'vi'))('the language %s', (locale) => {
  it('says everything that Vietnamese says, of as many things, and nothing else', async () => {
    const language = await loadLanguage(locale);
    expect(unlikeWords(vietnamese, { messages: language?.messages, late: language?.late })).toEqual([]);
  });

  it('names labels that there are; what it does not name is told', async ({ annotate }) => {
    const { names } = (await loadLanguage(locale)) ?? {};
    if (names === undefined) return;
    const known = new Set(domainLabels().map((label) => label.vi));
    expect(Object.keys(names).filter((name) => !known.has(name))).toEqual([]);
    await annotate(`${locale} has no name for: ${unnamed(names).join(' · ')}`);
  });
});

describe('one language more', () => {
  const pseudo = pseudoLanguage(vietnamese, domainLabels());

  it('is one file, found by its code and called what it calls itself', () => {
    expect(locales.slice(0, 2)).toEqual(['vi', 'en']);
    expect([isLocale('en'), isLocale('vi'), isLocale('catalogue'), isLocale('xx'), isLocale(null)]).toEqual([
      ...[true, true, false, false, false],
    ]);
    expect(['vi', 'en', 'km'].map(ownName)).toEqual(['Tiếng Việt', 'English', 'ខ្មែរ']);
  });

  it('is missed by the check where it lacks a sentence, has one too many or counts fewer things', () => {
    expect(unlikeWords(vietnamese, pseudo)).toEqual([]);
    const { app, ...rest } = pseudo.messages;
    expect(unlikeWords(vietnamese, { ...pseudo, messages: rest })).toEqual(['messages.app is missing']);
    expect(unlikeWords(vietnamese, { ...pseudo, messages: { ...rest, app: { ...app, more: 'x' } } })).toEqual([
      'messages.app.more is nobody’s',
    ]);
    const deaf = { ...pseudo.messages.time, hours: () => 'x' };
    expect(unlikeWords(vietnamese, { ...pseudo, messages: { ...pseudo.messages, time: deaf } })).toEqual([
      'messages.time.hours takes 0 of 1',
    ]);
    expect(unlikeWords(vietnamese, { ...pseudo, messages: { ...pseudo.messages, app: { ...app, name: '' } } })).toEqual(
      ['messages.app.name is empty'],
    );
  });

  it('says its own words, and Vietnamese where it has none for a label of the law', () => {
    expect(pseudo.messages.banner.waiting(3)).toBe(markWords(vi.banner.waiting(3)));
    const label = { vi: 'Không có trong danh mục', en: 'Not in the list' };
    const [known = label] = domainLabels();
    expect(labelIn({ locale: 'xx', fetched: pseudo }, known)).toBe(markWords(known.vi));
    expect(labelIn({ locale: 'xx', fetched: pseudo }, label)).toBe(label.vi);
    const { names: _, ...withoutNames } = pseudo;
    expect(labelIn({ locale: 'en', fetched: withoutNames }, label)).toBe(label.en);
    expect(labelIn({ locale: 'vi', fetched: null }, label)).toBe(label.vi);
  });

  it('is told which labels it has no name for', () => {
    const [first, ...others] = domainLabels();
    expect(others.length).toBeGreaterThan(1_000);
    expect(unnamed(Object.fromEntries(others.map((label) => [label.vi, label.en])))).toEqual([first?.vi]);
  });
});
