import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { PracticePage } from './app/practice-page.tsx';
import { browserWorld, makeRealParts } from './app/real-parts.ts';
import { takeShared } from './app/shared-files.ts';
import './app/styles/fonts.css';
import './app/styles/tokens.css';
import './app/styles/base.css';
import './app/styles/controls.css';
import { readLocale } from './state/language.ts';
import { isPracticeAddress } from './state/practice.ts';

takeShared(location);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the app.');

// A page is either: the one that practises has nothing of real work in it (docs/decisions/0178).
const app = isPracticeAddress(location.pathname) ? <PracticePage world={browserWorld} /> : <App {...makeRealParts()} />;
void readLocale().then(() => createRoot(root).render(app));
