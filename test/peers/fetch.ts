import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Fetches a package with npm into a cache folder, once; returns its folder. It is no dependency: most systems have no build of it. */
async function fetchPackage(name: string, version: string): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'synergy-broker', `${name}-${version}`)
  const folder = join(cache, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  mkdirSync(cache, { recursive: true })
  const options = ['--prefix', cache, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
  await promisify(execFile)('npm', ['install', ...options, `${name}@${version}`], { cwd: cache })
  return folder
}

/** The independent Slack of parvalabs, one program. */
export async function fetchLocalSlack(): Promise<string> {
  const program = join(await fetchPackage(`local-slack-${process.platform}-${process.arch}`, '0.1.8'), 'bin', 'local-slack')
  chmodSync(program, 0o755)
  return program
}
