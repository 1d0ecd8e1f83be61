import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import type { Seal } from './seal.ts'

/** Where sealed installations are kept, one a workspace. */
export type InstallationShelf = {
  put(workspace: string, sealed: string): Promise<void>
  get(workspace: string): Promise<string | null>
  /** False when there was none. */
  remove(workspace: string): Promise<boolean>
}

/** What Slack tells at an installation into several workspaces, and what keeps its tokens. */
export type InstallOptions = {
  readonly clientId: string
  readonly clientSecret: string
  readonly stateSecret: string
  /** 32 bytes each, base64; the first seals, all open. */
  readonly tokenKeys: readonly string[]
  readonly shelf: InstallationShelf
}

/** The workspace is not installed, or no longer. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled'
}

function workspaceOf({ team, isEnterpriseInstall }: Installation): string {
  // A token for a whole organisation would reach workspaces that never asked for the bot.
  if (isEnterpriseInstall || !team) throw new NotInstalled('only single workspaces can install this app')
  return team.id
}

/** The installation of a workspace; one that was sealed with an older key is sealed anew. */
export async function readInstallation(shelf: InstallationShelf, seal: Seal, workspace: string): Promise<Installation | null> {
  const sealed = await shelf.get(workspace)
  const opened = sealed === null ? null : seal.open(sealed, workspace)
  if (!opened) return null
  if (!opened.isCurrent) await shelf.put(workspace, seal.close(opened.text, workspace))
  // It was written by `storeInstallation` and has not been changed since, or it would not have opened.
  return JSON.parse(opened.text) as Installation
}

/** The store that the library's flow writes to. */
export function createInstallationStore(shelf: InstallationShelf, seal: Seal): InstallationStore {
  const idOf = ({ teamId }: InstallationQuery<boolean>) => teamId ?? ''
  return {
    storeInstallation: async (installation) => {
      const workspace = workspaceOf(installation)
      await shelf.put(workspace, seal.close(JSON.stringify(installation), workspace))
    },
    fetchInstallation: async (query) => {
      const found = await readInstallation(shelf, seal, idOf(query))
      if (!found) throw new NotInstalled('this workspace has not installed the app')
      return found
    },
    deleteInstallation: async (query) => void (await shelf.remove(idOf(query))),
  }
}
