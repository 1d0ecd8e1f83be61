import { type InstallationShelf, NotInstalled, readInstallation } from './installations.ts'
import { createMemory } from './memory.ts'
import { createProfiles, type Profile } from './profile.ts'
import type { Seal } from './seal.ts'
import type { Web } from './web.ts'

/** One workspace: its methods, and who its people are. */
export type Workspace = { readonly web: Web; readonly profiles: (user: string) => Promise<Profile> }

/** The workspaces that the bot is in. */
export type Workspaces = {
  /** Throws `NotInstalled` where the bot is not. */
  of(id: string): Promise<Workspace>
  /** The bot was taken out of a workspace. */
  leave(id: string): Promise<void>
}

/** One workspace, whatever it is called: the one that the token is for. */
export function oneWorkspace(web: Web): Workspaces {
  const only = { web, profiles: createProfiles(web) }
  return { of: async () => only, leave: async () => undefined }
}

/** A token that was replaced, by another process too, is noticed within this time. */
const trustedForMs = 60_000

type Opened = Workspace & { readonly token: string }

/** Every workspace that installed the app. */
export function installedWorkspaces(shelf: InstallationShelf, seal: Seal, open: (token: string) => Web): Workspaces {
  const opened = createMemory<Opened>(1_000, 86_400_000)
  const checked = createMemory<true>(1_000, trustedForMs)
  return {
    of: async (id) => {
      const known = opened.get(id)
      if (known && checked.get(id)) return known
      const token = (await readInstallation(shelf, seal, id))?.bot?.token
      if (!token) {
        opened.delete(id)
        throw new NotInstalled('this workspace has not installed the app')
      }
      checked.set(id, true)
      if (known?.token === token) return known
      const web = open(token)
      const fresh = { web, profiles: createProfiles(web), token }
      opened.set(id, fresh)
      return fresh
    },
    leave: async (id) => {
      opened.delete(id)
      await shelf.remove(id)
    },
  }
}
