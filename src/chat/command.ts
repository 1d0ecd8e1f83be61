import { digestMessage } from '../../prompts/present/digest.ts'
import { cancelled, help, nothingOpen, refused } from '../../prompts/present/general.ts'
import { hasRole } from '../domain/policy.ts'
import { refuse } from '../domain/refusal.ts'
import type { CommandName } from '../message/command.ts'
import { readDigest } from '../use-cases/send-digests.ts'
import { facilityCommand } from './commands/facility.ts'
import { impactCommand } from './commands/impact.ts'
import { introductionsCommand } from './commands/introductions.ts'
import { knowledgeCommand } from './commands/knowledge.ts'
import { listingsCommand } from './commands/listings.ts'
import { materialCommand } from './commands/material.ts'
import { chainsCommand, planCommand } from './commands/plan.ts'
import { findCommand, postingCommand } from './commands/posting.ts'
import { procedureCommand } from './commands/procedure.ts'
import { caseCommand, technologyCommand } from './commands/reference.ts'
import { resourcesCommand } from './commands/resources.ts'
import { reviewCommand } from './commands/review.ts'
import { blockCommand, forgetCommand, myDataCommand, unblockCommand } from './commands/rights.ts'
import { leaveCommand, roomCommand } from './commands/room.ts'
import { settingsCommand } from './commands/settings.ts'
import { type Chat, type Reply, reply, talkOn } from './conversation.ts'
import { cancelDraft } from './dialogues/draft.ts'
import { openDialogueOf } from './dialogues/resume.ts'
import { closeRoom } from './dialogues/room.ts'
import { cancelSheet } from './dialogues/sheet.ts'

type Command = (chat: Chat, argument: string) => Promise<Reply>

/** Help for what this person can do. */
async function helpCommand(chat: Chat): Promise<Reply> {
  const { actor } = chat.context
  const holds = (...roles: Parameters<typeof hasRole>[2][]) => actor.roles.some((held) => hasRole(actor, held.projectId, ...roles))
  return reply(
    help(chat.locale, {
      contact: actor.facilityIds.length > 0,
      broker: holds('broker'),
      team: holds('team', 'admin', 'observer', 'broker'),
      knower: holds('admin', 'broker'),
    }),
  )
}

async function digestCommand(chat: Chat): Promise<Reply> {
  const outcome = await readDigest(chat.context)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : digestMessage(chat.locale, outcome.digest))
}

async function cancelCommand(chat: Chat): Promise<Reply> {
  const open = await openDialogueOf(chat)
  if (!open) return (await cancelSheet(chat)) ?? reply(nothingOpen(chat.locale))
  if (open.kind === 'draft') return cancelDraft(chat, open.state)
  await talkOn(chat, null)
  return reply(cancelled(chat.locale))
}

const commands: Readonly<Record<CommandName | 'start', Command>> = {
  offer: postingCommand('offer'),
  need: postingCommand('need'),
  find: findCommand,
  listings: listingsCommand,
  review: reviewCommand,
  plan: planCommand,
  chains: chainsCommand,
  introductions: introductionsCommand,
  room: roomCommand,
  leave: leaveCommand,
  procedure: procedureCommand,
  facility: facilityCommand,
  digest: digestCommand,
  impact: impactCommand,
  block: blockCommand,
  unblock: unblockCommand,
  mydata: myDataCommand,
  forget: forgetCommand,
  settings: settingsCommand,
  material: materialCommand,
  resources: resourcesCommand,
  case: caseCommand,
  technology: technologyCommand,
  knowledge: knowledgeCommand,
  help: helpCommand,
  start: helpCommand,
  cancel: cancelCommand,
}

const isKnown = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name)

const otherNames: Readonly<Record<string, string>> = {
  供应: 'offer',
  提供: 'offer',
  공급: 'offer',
  需求: 'need',
  求购: 'need',
  수요: 'need',
  查找: 'find',
  搜索: 'find',
  검색: 'find',
  我的信息: 'listings',
  등록목록: 'listings',
  审核: 'review',
  검토: 'review',
  方案: 'plan',
  배분: 'plan',
  加工: 'chains',
  가공: 'chains',
  对接: 'introductions',
  소개: 'introductions',
  rooms: 'room',
  对话: 'room',
  대화: 'room',
  离开: 'leave',
  나가기: 'leave',
  流程: 'procedure',
  절차: 'procedure',
  工厂: 'facility',
  사업장: 'facility',
  成效: 'impact',
  성과: 'impact',
  屏蔽: 'block',
  차단: 'block',
  解除屏蔽: 'unblock',
  차단해제: 'unblock',
  我的数据: 'mydata',
  내데이터: 'mydata',
  注销: 'forget',
  탈퇴: 'forget',
  周报: 'digest',
  주간보고: 'digest',
  materials: 'material',
  物料: 'material',
  材料: 'material',
  물질: 'material',
  resource: 'resources',
  资源: 'resources',
  자원: 'resources',
  cases: 'case',
  案例: 'case',
  사례: 'case',
  technologies: 'technology',
  知识: 'knowledge',
  지식: 'knowledge',
  技术: 'technology',
  기술: 'technology',
  设置: 'settings',
  설정: 'settings',
  帮助: 'help',
  도움말: 'help',
  取消: 'cancel',
  취소: 'cancel',
}

/** The command that a name in any of the languages means, or null. */
export function commandNamed(name: string): CommandName | 'start' | null {
  const typed = name.toLowerCase()
  const canonical = Object.hasOwn(otherNames, typed) ? (otherNames[typed] ?? typed) : typed
  return isKnown(canonical) ? canonical : null
}

const staysInRoom: ReadonlySet<CommandName | 'start'> = new Set<CommandName | 'start'>(['room', 'leave', 'help', 'start'])

/** What a command shows, beside whatever is being talked about: an open room stays open. */
export function showCommand(chat: Chat, command: CommandName): Promise<Reply> {
  return commands[command](chat, '')
}

/** Runs a command by its name in any of the languages; an unknown one says so. */
export async function runCommand(chat: Chat, name: string, argument: string): Promise<Reply> {
  const command = commandNamed(name)
  if (!command) return reply(refused(chat.locale, refuse('unknown-command', `/${name}`)))
  // Any other command ends writing to the other side, visibly: nothing meant for the bot goes there.
  const left = staysInRoom.has(command) ? null : await closeRoom(chat)
  if (command === 'cancel' && left) return left
  const answer = await commands[command](chat, argument.trim())
  return left ? { ...answer, messages: [...left.messages.slice(0, 1), ...answer.messages] } : answer
}
