import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { makeRealParts } from './app/real-parts.ts';
import './app/styles/fonts.css';
import './app/styles/tokens.css';
import './app/styles/base.css';
import './app/styles/controls.css';
import { readLocale } from './state/locale.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the app.');

const { door, desk } = makeRealParts();
void readLocale().then(() => createRoot(root).render(<App door={door} desk={desk} />));
