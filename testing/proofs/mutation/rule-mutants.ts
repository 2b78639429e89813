import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../../../src/platform/project-root.ts'

/** One condition of a rule answered otherwise. `load` gives the functions of the spoilt file. */
export type RuleMutant = { readonly name: string; load(): Promise<Readonly<Record<string, unknown>>> }

type Edit = { readonly from: number; readonly to: number; readonly text: string; readonly what: string }

/** Every boolean condition of a file, spoilt in every way there is: joined otherwise, denied, turned round, always and never so. */
export function ruleMutants(path: string): readonly RuleMutant[] {
  const text = readFileSync(join(projectRoot, path), 'utf8')
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
  return editsIn(source).map(edit => ({
    name: `${path.split('/').slice(-1)}:${source.getLineAndCharacterOfPosition(edit.from).line + 1} ${edit.what}`,
    load: () => loaded(text.slice(0, edit.from) + edit.text + text.slice(edit.to)),
  }))
}

/** The functions of a file that imports types alone. */
async function loaded(text: string): Promise<Readonly<Record<string, unknown>>> {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 } })
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`)) as Record<
    string,
    unknown
  >
}

const TURNED: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '<'],
  [ts.SyntaxKind.LessThanEqualsToken, '>'],
])

function editsIn(source: ts.SourceFile): readonly Edit[] {
  const edits: Edit[] = []
  const put = (node: ts.Node, text: string) => {
    const was = node.getText(source)
    if (was !== text)
      edits.push({
        from: node.getStart(source),
        to: node.getEnd(),
        text,
        what: `${was.replaceAll(/\s+/g, ' ').slice(0, 70)} → ${text.replaceAll(/\s+/g, ' ').slice(0, 70)}`,
      })
  }
  const walk = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const turned = TURNED.get(node.operatorToken.kind)
      if (turned !== undefined) put(node.operatorToken, turned)
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) put(node, node.operand.getText(source))
    for (const condition of conditionsOf(node)) for (const answer of ['true', 'false']) put(condition, answer)
    if (isQuestion(node)) put(node, `!(${node.getText(source)})`)
    if (ts.isCaseClause(node)) put(node.expression, `'never'`)
    ts.forEachChild(node, walk)
  }
  walk(source)
  return edits
}

/** What decides: conditions of branches, both sides of `and` and `or`, and what a question gives back. */
function conditionsOf(node: ts.Node): readonly ts.Expression[] {
  if (ts.isIfStatement(node)) return [node.expression]
  if (ts.isConditionalExpression(node)) return [node.condition]
  if (ts.isBinaryExpression(node) && [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken].includes(node.operatorToken.kind))
    return [node.left, node.right]
  return []
}

/** `includes`, `some` and `has` ask a question; denying it is a fault of its own. */
function isQuestion(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    ['includes', 'some', 'has', 'every'].includes(node.expression.name.text)
  )
}
