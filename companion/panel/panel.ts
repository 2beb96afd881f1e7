import { readMappings } from '../background/kept-mappings.ts';
import { element } from '../element.ts';
import { isForPage } from '../fill/mapping.ts';
import { type Locale, words as allWords } from '../words.ts';
import { ask, type CompanionStanding } from './ask.ts';
import { mappingsView } from './mappings-view.ts';
import { pairingView } from './pairing-view.ts';
import { recordsView } from './records-view.ts';
import { waitingCodes } from './waiting-codes.ts';

const localePlace = 'locale';

async function chosenLocale(): Promise<Locale> {
  const kept = (await chrome.storage.local.get(localePlace))[localePlace];
  return kept === 'en' || (kept === undefined && chrome.i18n.getUILanguage().startsWith('en')) ? 'en' : 'vi';
}

/** The tab this panel is about: of a window of its own the address says which. */
async function ownTab(): Promise<chrome.tabs.Tab | undefined> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return chrome.tabs.get(named).catch(() => undefined);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function record(tab: number, standing: CompanionStanding, locale: Locale): Promise<void> {
  const [chosen] = standing.records;
  if (chosen === undefined) return;
  const fields = chosen.values.map(({ key, group, label, kind }) => ({ key, group, label, kind }));
  await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['record-page.js'] });
  await chrome.tabs.sendMessage(tab, { record: { locale, procedure: chosen.procedure, fields } }, { frameId: 0 });
}

async function draw(main: HTMLElement): Promise<void> {
  const [locale, tab, standing, mappings] = await Promise.all([
    chosenLocale(),
    ownTab(),
    ask<CompanionStanding>({ panel: 'standing' }),
    readMappings(chrome.storage.local),
  ]);
  const words = allWords[locale];
  const again = () => void draw(main);
  const address = tab?.url ?? '';
  const isPage = /^https?:/u.test(address);
  const id = tab?.id ?? -1;
  const fits = mappings.filter((mapping) => isForPage(mapping, address));
  document.documentElement.lang = locale;
  const other: Locale = locale === 'vi' ? 'en' : 'vi';
  const switchTo = () => void chrome.storage.local.set({ [localePlace]: other }).then(again);
  const apart = () =>
    void chrome.windows.create({ url: `panel.html?tab=${id}`, type: 'popup', width: 460, height: 720 });
  const isPaired = standing.paired.length > 0;
  main.replaceChildren(
    element('h1', {}, words.name),
    ...waitingCodes({ words, handed: standing.handed, again }),
    ...(isPaired
      ? [
          element('p', { class: 'soft' }, words.paired.one),
          ...recordsView({ words, locale, tab: id, standing, mappings: fits, again }),
          ...mappingsView({
            ...{ words, locale, mappings, again },
            isForThisPage: (mapping) => fits.includes(mapping),
            record: isPage && standing.records.length > 0 ? () => void record(id, standing, locale) : undefined,
          }),
        ]
      : pairingView({ words, tab: id, origin: isPage ? new URL(address).origin : undefined, onPaired: again })),
    element(
      'p',
      { class: 'bar' },
      element('button', { type: 'button', onclick: apart }, words.ownWindow),
      element('button', { type: 'button', onclick: switchTo, lang: other }, words.language),
      ...(isPaired
        ? [
            element(
              'button',
              { type: 'button', onclick: () => void ask({ panel: 'unpair' }).then(again) },
              words.unpair,
            ),
          ]
        : []),
    ),
  );
}

const main = document.querySelector('main');
if (main !== null) void draw(main);
