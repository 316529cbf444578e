import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

export const root = resolve(import.meta.dirname, '../..')

export interface Import {
  /** The importing file, from the project's root, with slashes. */
  readonly from: string
  /** A file of the project from its root, or the name of a package or built-in. */
  readonly to: string
}

/** Every TypeScript file under a folder of the project. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => slashed(relative(root, join(entry.parentPath, entry.name))))
    .sort()
}

/** What a file imports, types included. */
export function importsOf(file: string): readonly Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true)
  return importedFiles.map(({ fileName }) => ({
    from: file,
    to: fileName.startsWith('.') ? slashed(relative(root, resolve(root, file, '..', fileName))) : fileName,
  }))
}

/** The package in what is imported: `date-fns/addMonths` is of `date-fns`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
