/** What the bot needs to be allowed; the manifest asks for exactly these. */
export const scopes = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
] as const
