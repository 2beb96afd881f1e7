import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

function readProgram(): ts.Program {
  const config = join(root, 'tsconfig.app.json');
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const read = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  if (read === undefined) throw new Error(`There is no ${config}.`);
  const program = ts.createProgram(read.fileNames, { ...read.options, incremental: false });
  // Binds the files: each node knows where it stands.
  program.getTypeChecker();
  return program;
}

const isWords = ({ fileName }: ts.SourceFile): boolean => fileName.includes('/src/messages/vi/');

/** Where each sentence of the Vietnamese stands, by the file and the keys that lead to it. */
function sentences(program: ts.Program): ReadonlyMap<ts.Node, string> {
  const found = new Map<ts.Node, string>();
  const walk = (node: ts.Node, path: readonly string[]): void => {
    // A table by a type of the code's: its keys are the type's.
    if ((ts.isVariableDeclaration(node) && node.type !== undefined) || ts.isArrowFunction(node)) return;
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const here = [...path, node.name.getText()];
      found.set(node, here.join('.'));
      ts.forEachChild(node, (child) => walk(child, here));
      return;
    }
    ts.forEachChild(node, (child) => walk(child, path));
  };
  for (const file of program.getSourceFiles()) if (isWords(file)) walk(file, [relative(root, file.fileName)]);
  return found;
}

const maySay = ({ fileName }: ts.SourceFile): boolean => /\/src\/(app|components|features|state)\//u.test(fileName);

/** Whatever those files name: `words.title`, `{ title }`, a word of a group that is asked by a name known at run time, or handed on under a type of its own. */
function named(program: ts.Program, keys: ReadonlySet<string>): ReadonlySet<ts.Node> {
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Node>();
  const see = (symbol: ts.Symbol | undefined): void => symbol?.declarations?.forEach((each) => seen.add(each));
  const seeHandedOn = (node: ts.Expression): void => {
    const wanted = checker.getContextualType(node);
    if (wanted === undefined) return;
    const given = checker.getTypeAtLocation(node);
    const byAnyName = wanted.getStringIndexType() !== undefined;
    for (const own of given.getProperties()) {
      const asked = wanted.getProperty(own.name);
      const isOther = asked !== undefined && asked.declarations?.[0] !== own.declarations?.[0];
      if (byAnyName || isOther) see(own);
    }
  };
  const walk = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && keys.has(node.name.text)) {
      see(checker.getSymbolAtLocation(node.name));
      if (!ts.isPropertyAccessExpression(node.parent) && !ts.isCallExpression(node.parent)) seeHandedOn(node);
    }
    if (ts.isIdentifier(node) && /[wW]ords$/u.test(node.text) && !ts.isPropertyAccessExpression(node.parent))
      seeHandedOn(node);
    if (ts.isElementAccessExpression(node)) checker.getTypeAtLocation(node.expression).getProperties().forEach(see);
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const key = (node.propertyName ?? node.name).getText();
      if (keys.has(key)) see(checker.getTypeAtLocation(node.parent).getProperty(key));
    }
    ts.forEachChild(node, walk);
  };
  for (const file of program.getSourceFiles()) if (maySay(file)) walk(file);
  return seen;
}

describe('the words of the interface', () => {
  it('are all said somewhere', () => {
    const program = readProgram();
    const all = sentences(program);
    const seen = named(program, new Set([...all.values()].map((path) => path.split('.').at(-1) ?? '')));
    const unused = [...all].flatMap(([node, path]) => (seen.has(node) ? [] : [path]));
    expect(all.size).toBeGreaterThan(1_000);
    expect(unused).toEqual([]);
  }, 120_000);
});
