import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Papers are Vietnamese whatever the language of the screen, and one screen is of who has no language chosen. */
const papers = [
  'src/components/practice-marks.tsx',
  'src/features/papers/',
  'src/features/learning/guide-sheet.tsx',
  'src/features/learning/guide-pages.tsx',
];

const saidAloud = new Set(['title', 'alt', 'placeholder', 'label', 'aria-label', 'aria-description']);
/** Units and formats are called the same in every language. */
const names = /\b(?:KB|PDF|Excel|xlsx|csv)\b/gu;
const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text.replace(names, ''));

/** Sentences that stand in a screen itself and not in the words of a language. */
function sentencesIn(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const inJsx = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      found.push(node.head.text, ...node.templateSpans.map(({ literal }) => literal.text));
    } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(inJsx);
    else if (ts.isBinaryExpression(node)) inJsx(node.right);
    else if (ts.isParenthesizedExpression(node)) inJsx(node.expression);
  };
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && node.expression !== undefined && !ts.isJsxAttribute(node.parent))
      inJsx(node.expression);
    if (ts.isJsxAttribute(node) && saidAloud.has(node.name.getText()) && node.initializer !== undefined)
      inJsx(ts.isJsxExpression(node.initializer) ? (node.initializer.expression ?? node) : node.initializer);
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found.filter(hasWord).map((sentence) => `${file}: ${sentence}`);
}

describe('what the screens say', () => {
  it('comes from the words of a language, all of it', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.split(sep).join('/')}`)
      .filter((file) => file.endsWith('.tsx') && !papers.some((paper) => file.startsWith(paper)));
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => sentencesIn(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it.each([
    '<p>Đã lưu</p>',
    '<p>{waits ? words.saved : "Saved"}</p>',
    '<p>{`${count} records`}</p>',
    '<input aria-label="Search" />',
    '<button title={"Close"} />',
    '<p>{waits && "Saved"}</p>',
  ])('is found where it does not: %s', (screen) => {
    expect(sentencesIn('screen.tsx', `const Screen = () => ${screen};`)).toHaveLength(1);
  });

  it.each(['<p className="soft">{words.saved}</p>', '<kbd>M</kbd>', '<p>{key === "Enter" ? words.a : null} · </p>'])(
    'is not seen where there is none: %s',
    (screen) => {
      expect(sentencesIn('screen.tsx', `const Screen = () => ${screen};`)).toEqual([]);
    },
  );
});
