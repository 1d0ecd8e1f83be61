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

describe('the environment of Slack', () => {
  const key = Buffer.alloc(32, 7).toString('base64')
  const install = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'x',
    SLACK_STATE_SECRET: 'sixteen-or-more-characters',
    SLACK_TOKEN_KEY: key,
  }
  const several = { ...install, SLACK_SIGNING_SECRET: 'x' }

  test('is one token with one way in, or an app that workspaces install', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({
      config: { slack: { botToken: 'xoxb-1', entrance: { mode: 'socket' } } },
    })
    expect(readConfig({ ...several, SLACK_TOKEN_KEY: `${key}, ${key}` })).toMatchObject({
      config: { slack: { install: { clientId: '1.2', tokenKeys: [key, key] }, entrance: { mode: 'http', port: 3000 } } },
    })
  })

  test.each([
    ['a token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN (Socket Mode)']],
    ['a way in alone', { SLACK_SIGNING_SECRET: 'x' }, ['SLACK_BOT_TOKEN is needed']],
    ['both ways of access', { ...several, SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_BOT_TOKEN is for one workspace']],
    ['Socket Mode for several', { ...install, SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_APP_TOKEN (Socket Mode) is for one workspace']],
    ['no signing secret', install, ['SLACK_SIGNING_SECRET is needed beside SLACK_CLIENT_ID']],
    [
      'half of it',
      { SLACK_CLIENT_ID: '1.2', SLACK_SIGNING_SECRET: 'x' },
      ['SLACK_CLIENT_SECRET is missing', 'SLACK_STATE_SECRET is missing', 'SLACK_TOKEN_KEY is missing'],
    ],
    ['a short key', { ...several, SLACK_TOKEN_KEY: 'c2hvcnQ=' }, ['SLACK_TOKEN_KEY must be keys of 32 bytes']],
    ['a short secret', { ...several, SLACK_STATE_SECRET: 'short' }, ['SLACK_STATE_SECRET must have at least 16 characters']],
  ])('with %s is told what to do', (_what, env, beginnings) => {
    const problems = problemsOf(env)
    expect(problems).toHaveLength(beginnings.length)
    for (const [index, beginning] of beginnings.entries()) expect(problems[index]).toContain(beginning)
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
