import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { filesIn, root } from '../house/imports.ts'

/** A rule of an input, and the file that refuses by it. */
export interface WrittenRule {
  readonly rule: string
  readonly file: string
}

/**
 * The rules that the code can give, read from the code: every text that stands as a member `rule` of an object, that is
 * handed to a parameter called `rule`, or that a type of rules lists.
 */
export function writtenRules(): readonly WrittenRule[] {
  const sources = [...filesIn('src'), ...filesIn('adapters')]
    .filter((file) => !file.startsWith('src/locales/'))
    .map((file) => ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true))
  const takers = new Map<string, number>()
  for (const source of sources) visit(source, (node) => noteTaker(node, takers))
  const found: WrittenRule[] = []
  for (const source of sources) {
    const take = (node: ts.Node | undefined) => {
      for (const rule of textsIn(node)) found.push({ rule, file: source.fileName })
    }
    visit(source, (node) => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === 'rule') take(node.initializer)
      if (ts.isCallExpression(node)) {
        const at = takers.get(node.expression.getText())
        if (at !== undefined) take(node.arguments[at])
      }
      if (ts.isTypeAliasDeclaration(node) && /^\w*Rule$/.test(node.name.text)) take(node.type)
    })
  }
  return found
}

/** Functions with a parameter called `rule`, by name: where in their arguments it stands. */
function noteTaker(node: ts.Node, takers: Map<string, number>): void {
  const name = ts.isFunctionDeclaration(node)
    ? node.name?.text
    : ts.isArrowFunction(node) && ts.isVariableDeclaration(node.parent)
      ? node.parent.name.getText()
      : undefined
  if (name === undefined || !ts.isFunctionLike(node)) return
  const at = node.parameters.findIndex((parameter) => parameter.name.getText() === 'rule')
  if (at !== -1) takers.set(name, at)
}

/** The texts that an expression or a type can be: of a choice both, of a union all. */
function textsIn(node: ts.Node | undefined): readonly string[] {
  if (node === undefined) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isLiteralTypeNode(node)) return textsIn(node.literal)
  if (ts.isConditionalExpression(node)) return [...textsIn(node.whenTrue), ...textsIn(node.whenFalse)]
  if (ts.isBinaryExpression(node)) return [...textsIn(node.left), ...textsIn(node.right)]
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(textsIn)
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textsIn(node.expression)
  return []
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}
