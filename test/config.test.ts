import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

const repository = resolve(import.meta.dirname, '..')

const problemsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  const read = readConfig(env)
  return 'problems' in read ? read.problems : []
}

describe('the environment', () => {
  test('may be empty', () => {
    expect(readConfig({})).toMatchObject({
      config: { databaseUrl: null, redisUrl: null, process: 'all', logLevel: 'info', demo: true },
    })
  })

  test('counts an empty value as none', () => {
    expect(readConfig({ DATABASE_URL: '', PROCESS: '' })).toMatchObject({ config: { databaseUrl: null, process: 'all' } })
  })

  test('brings no demo project into a database of the user, unless asked to', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/a' })).toMatchObject({ config: { demo: false } })
    expect(readConfig({ DATABASE_URL: 'postgres://localhost/a', DEMO: 'on' })).toMatchObject({ config: { demo: true } })
    expect(readConfig({ DEMO: 'off' })).toMatchObject({ config: { demo: false } })
  })

  test('has every problem named at once, and no value repeated', () => {
    const secret = 'hunter2-of-the-plant'
    const problems = problemsOf({
      DATABASE_URL: `mysql://u:${secret}@h/d`,
      REDIS_URL: secret,
      PROCESS: secret,
      LOG_LEVEL: secret,
      DEMO: secret,
    })
    expect(problems.map((problem) => problem.split(' ')[0]).toSorted()).toEqual([
      'DATABASE_URL',
      'DEMO',
      'LOG_LEVEL',
      'PROCESS',
      'REDIS_URL',
    ])
    expect(problems.join('\n')).not.toContain('hunter2')
  })
})

describe('the command line', () => {
  test('ends with code 2 and a list when the environment is wrong', { timeout: 30_000 }, () => {
    const env = { PATH: process.env.PATH, DATABASE_URL: 'nonsense:opensesame', REDIS_URL: 'opensesame', PROCESS: 'everything' }
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], { cwd: repository, env, encoding: 'utf8' })
    expect(run.status).toBe(2)
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'PROCESS']) expect(run.stderr).toContain(name)
    expect(run.stderr + run.stdout).not.toContain('opensesame')
  })
})
