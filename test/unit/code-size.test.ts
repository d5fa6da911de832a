import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const FILE_LINES = 250
const FUNCTION_LINES = 50

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
const product = ['app', 'db', 'emails'].flatMap(files)
const withTests = [...product, ...files('test')]

const parse = (file: string, text = readFileSync(file, 'utf8')) =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)

/** Everything in a source for which the test holds. */
function nodes(source: ts.SourceFile, holds: (node: ts.Node) => boolean): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node) => {
    if (holds(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function linesOf(node: ts.Node): number {
  const source = node.getSourceFile()
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line
  return lineAt(node.end) - lineAt(node.getStart()) + 1
}

const at = (node: ts.Node) => {
  const source = node.getSourceFile()
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}
const isLong = (node: ts.Node) => ts.isFunctionLike(node) && linesOf(node) > FUNCTION_LINES
const isAny = (node: ts.Node) => node.kind === ts.SyntaxKind.AnyKeyword

describe('the size of the code', () => {
  it('holds every file to 250 lines, tests too', () => {
    const long = withTests.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > FILE_LINES)
    expect(long).toEqual([])
  })

  it('holds every function to 50 lines', () => {
    expect(product.flatMap((file) => nodes(parse(file), isLong)).map(at)).toEqual([])
  })

  it('knows no any', () => {
    expect(withTests.flatMap((file) => nodes(parse(file), isAny)).map(at)).toEqual([])
  })

  it.each([
    ['a declaration', (lines: string) => `function long() {${lines}}`],
    ['an arrow', (lines: string) => `const long = () => {${lines}}`],
    ['a method', (lines: string) => `class A { long() {${lines}} }`],
  ])('sees a function that is one line too long: %s', (_what, written) => {
    const found = (lines: number) => nodes(parse('made.ts', written('\n'.repeat(lines - 1))), isLong)
    expect([found(FUNCTION_LINES).length, found(FUNCTION_LINES + 1).length]).toEqual([0, 1])
  })

  it('sees an any, and not the word', () => {
    expect(nodes(parse('made.ts', 'const a: any[] = [] // any'), isAny)).toHaveLength(1)
    expect(nodes(parse('made.ts', 'const any = 1'), isAny)).toEqual([])
  })
})
