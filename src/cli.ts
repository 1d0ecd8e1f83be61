#!/usr/bin/env node
import { createReadStream } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { type Config, readConfig } from './config.ts'
import { playDemo } from './demo/play.ts'
import { examine } from './doctor.ts'
import { isIsoDay } from './domain/window.ts'
import { matchLines, parseLines } from './evaluate.ts'
import { exportToFile } from './export-person.ts'
import { importFile } from './import-knowledge.ts'
import { openDatabase } from './main.ts'
import { connectedPlatforms, sendingPlatforms } from './platforms.ts'
import { printAudit, printLedger, writeAnchor } from './print-audit.ts'
import { printCheck } from './print-check.ts'
import { printDigest } from './print-digest.ts'
import { printResources, type ResourcesAsked } from './print-resources.ts'
import { chatInTerminal, serve } from './terminal.ts'

const misused = 2

function configOrExit(): Config {
  const read = readConfig(process.env)
  if ('config' in read) return read.config
  console.error(`The configuration has ${read.problems.length} problem(s):`)
  for (const problem of read.problems) console.error(`  ${problem}`)
  console.error('Correct the environment (see .env.example) and start again.')
  process.exit(misused)
}

function day(text: string): string {
  if (!isIsoDay(text)) throw new InvalidArgumentError('Give a day as YYYY-MM-DD.')
  return text
}

function countOf(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 1000) throw new InvalidArgumentError('Give a whole number from 1 to 1000.')
  return count
}

const today = () => new Date().toISOString().slice(0, 10)

async function doctor(): Promise<void> {
  const findings = await examine(configOrExit())
  for (const { what, ok, say } of findings) console.log(`${ok ? 'ok     ' : 'problem'}  ${what}: ${say}`)
  if (findings.some((finding) => !finding.ok)) process.exitCode = 1
}

async function migrate(): Promise<void> {
  const database = await openDatabase(configOrExit())
  await database.close()
  console.log('The schema is up to date.')
}

async function demo(): Promise<void> {
  const complete = await playDemo((line) => console.log(line))
  if (!complete) process.exitCode = 1
}

/** Chat opens here where there is a terminal; the platforms that are configured are connected either way. */
function startHere(config: Config, as: string | undefined): Promise<void> {
  return process.stdin.isTTY ? chatInTerminal(config, as, (context) => connectedPlatforms(config, context)) : serve(config)
}

const program = new Command('synergy').description('Brokers by-product synergies between industrial facilities, in chat.')

program
  .command('start')
  .description('start everything; with a terminal, chat opens here')
  .option('--as <name>', 'begin as this person')
  .action((options: { as?: string }) => startHere(configOrExit(), options.as))
program
  .command('chat')
  .description('chat in this terminal, or read lines from standard input and print the replies')
  .option('--as <name>', 'begin as this person')
  .action((options: { as?: string }) => {
    const config = configOrExit()
    return chatInTerminal(config, options.as, (context) => sendingPlatforms(config, context))
  })
program.command('demo').description('play the whole story, from two posts to the digest').action(demo)
program.command('migrate').description('bring the database schema up to date').action(migrate)
program.command('doctor').description('check configuration, database, queue and tokens').action(doctor)
program
  .command('parse')
  .description('read messages {id, text} as JSON lines, write what was understood')
  .option('--now <day>', 'the day that counts as today', day, today())
  .action((options: { now: string }) => parseLines(process.stdin, process.stdout, options.now))
program
  .command('match')
  .description('read facilities and listings as JSON lines, write for each offer the needs it could serve')
  .requiredOption('--listings <file>', 'facilities and listings')
  .option('--k <count>', 'how many for each offer', countOf, 20)
  .option('--now <day>', 'the day that counts as today', day, today())
  .action((options: { listings: string; k: number; now: string }) =>
    matchLines(createReadStream(options.listings), process.stdout, { k: options.k, today: options.now }),
  )
program
  .command('resources')
  .description('typical outputs and inputs of a type of facility')
  .argument('[industry]', 'ISIC class, or words such as "cement"')
  .option('--isic <class>', 'ISIC rev. 4 class of four digits')
  .option('--facility-type <words>', 'one type of facility, such as "coal-fired power plant"')
  .option('--json', 'one object with every suggestion and its likelihood')
  .option('--locale <locale>', 'en, zh-CN or ko', 'en')
  .action((words: string | undefined, options: Omit<ResourcesAsked, 'words'>) => {
    if (!printResources({ ...options, words }, (line) => console.log(line))) process.exitCode = misused
  })
const knowledge = program.command('knowledge').description('the catalogue, routes, industries, cases and codes')
knowledge
  .command('check')
  .description('check the shipped lists: references, languages, words, codes, figures and sources')
  .action(() => {
    if (!printCheck((line) => console.log(line))) process.exitCode = 1
  })
knowledge
  .command('import')
  .description("read a table of words, materials, uses and factors of a project's own, and show or apply what it changes")
  .argument('<file>', 'comma-separated, with headings')
  .requiredOption('--project <slug>', 'the project, for example hebei-bps')
  .option('--apply', 'apply it; without this nothing is changed')
  .action(async (file: string, options: { project: string; apply?: boolean }) => {
    if (!(await importFile(configOrExit(), file, options, (line) => console.log(line)))) process.exitCode = 1
  })
program
  .command('digest')
  .description("compose a project's last seven days")
  .requiredOption('--project <slug>', 'the project, for example hebei-bps')
  .option('--dry-run', 'print it and send nothing')
  .option('--locale <locale>', 'en, zh-CN or ko')
  .action(async (options: { project: string; dryRun?: boolean; locale?: string }) => {
    if (!(await printDigest(configOrExit(), options, (line) => console.log(line)))) process.exitCode = misused
  })
const print = (line: string) => console.log(line)
const failUnless = (done: boolean) => {
  if (!done) process.exitCode = 1
}
const audit = program.command('audit').description('the chain of audit entries')
audit
  .command('verify')
  .description('walk the whole chain; exit code 1 with the first entry that was changed, is missing or stands elsewhere')
  .option('--anchor <file>', 'compare with what "audit anchor" noted: finds a cut end and a chain written anew')
  .action(async (options: { anchor?: string }) => failUnless(await printAudit(configOrExit(), options, print)))
audit
  .command('anchor')
  .description('append how long the chain is and how it ends to a file outside the database')
  .requiredOption('--file <file>', 'where to note it')
  .action(async (options: { file: string }) => failUnless(await writeAnchor(configOrExit(), options, print)))
program
  .command('impact')
  .description('the ledger of what synergies save')
  .command('verify')
  .description('compute every figure anew from its inputs and factors; exit code 1 when one differs')
  .action(async () => failUnless(await printLedger(configOrExit(), print)))
program
  .command('export-person')
  .description('everything that is stored about a person, as JSON')
  .requiredOption('--account <account>', 'the account, as the platform names it')
  .option('--platform <platform>', 'for example slack or discord', 'console')
  .option('--workspace <workspace>', 'the workspace or server', 'local')
  .option('--file <file>', 'write it there instead of printing it')
  .action(async (options: { account: string; platform: string; workspace: string; file?: string }) =>
    failUnless(await exportToFile(configOrExit(), options, print)),
  )

// Whoever reads may have had enough, as `head` has.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1))

try {
  await program.parseAsync()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : 'The command failed.')
  process.exitCode = 1
}
