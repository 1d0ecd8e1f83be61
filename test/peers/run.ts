import { spawnSync } from 'node:child_process'
import { fetchLocalSlack } from './fetch.ts'

await fetchLocalSlack().catch((fault: unknown) => {
  const [line = 'npm could not install it'] = fault instanceof Error ? fault.message.split('\n') : []
  console.error(`The independent Slack server could not be fetched (${line}), so its stories were not played.`)
  process.exit(1)
})
const tests = 'npx vitest run --config vitest.peers.config.ts'
// The server listens on every interface, so it gets a network of its own wherever this user may make one.
const alone = spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' }).status === 0
const [program, ...args] = alone ? ['unshare', '-n', 'sh', '-c', `ip link set lo up && exec ${tests}`] : ['sh', '-c', `exec ${tests}`]
console.log(alone ? 'Peers run in a network of their own.' : 'Peers run on the loopback of this machine.')
process.exitCode = spawnSync(program ?? 'sh', args, { stdio: 'inherit' }).status ?? 1
