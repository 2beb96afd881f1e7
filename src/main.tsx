import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { browserWorld, makeRealParts } from './app/real-parts.ts';
import { untilLoaded } from './app/until-loaded.ts';
import './app/styles/fonts.css';
import './app/styles/tokens.css';
import './app/styles/base.css';
import './app/styles/controls.css';
import { readLocale } from './state/locale.ts';
import { isPracticeAddress } from './state/practice.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the app.');

const content = isPracticeAddress(location.pathname)
  ? untilLoaded(() => import('./app/practice-app.tsx')).then(({ practiceApp }) => practiceApp(browserWorld))
  : Promise.resolve(<App {...makeRealParts()} />);
void Promise.all([content, readLocale()]).then(([app]) => createRoot(root).render(app));
