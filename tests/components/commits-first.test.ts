import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

function attribute(node: ts.JsxOpeningLikeElement, name: string): string {
  const found = node.attributes.properties.find((each) => ts.isJsxAttribute(each) && each.name.getText() === name);
  return found?.getText() ?? '';
}

function isInDialog(node: ts.Node): boolean {
  if (ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'ModalDialog') return true;
  return !ts.isSourceFile(node) && isInDialog(node.parent);
}

interface Row {
  readonly file: string;
  /** Of each button whether it commits. */
  readonly commits: readonly boolean[];
}

/** Rows of buttons at the feet of dialogs: what stands in one, and what is a dialog's form and closes it. */
function rowsOfDialogs(file: string, text: string): readonly Row[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
  const buttonsIn = (node: ts.Node): readonly ts.JsxOpeningElement[] =>
    ts.isJsxElement(node) && node.openingElement.tagName.getText() === 'button'
      ? [node.openingElement]
      : node.getChildren().flatMap(buttonsIn);
  const rowsIn = (node: ts.Node): readonly Row[] => {
    if (!ts.isJsxElement(node) || !/\bactions\b/u.test(attribute(node.openingElement, 'className')))
      return node.getChildren().flatMap(rowsIn);
    const buttons = buttonsIn(node);
    const isDialogs = isInDialog(node) || buttons.some((each) => attribute(each, 'onClick').includes('onClose'));
    const commits = buttons.map((each) => /\b(?:commit|danger|primary)\b/u.test(attribute(each, 'className')));
    return isDialogs ? [{ file, commits }] : [];
  };
  return rowsIn(source);
}

it('in every dialog what commits stands first, and then the way out', () => {
  const rows = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.split(sep).join('/')}`)
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => rowsOfDialogs(file, readFileSync(join(root, file), 'utf8')))
    .filter(({ commits }) => commits.includes(true));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter(({ commits }) => commits[0] !== true).map(({ file }) => file)).toEqual([]);
});
