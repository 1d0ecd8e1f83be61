import { webApi } from '@slack/bolt'
import type { Obstacle, SendOutcome } from '../adapter.ts'

const obstacles: Readonly<Record<string, Obstacle>> = {
  account_inactive: 'access-revoked',
  app_uninstalled: 'access-revoked',
  invalid_auth: 'access-revoked',
  not_authed: 'access-revoked',
  token_expired: 'access-revoked',
  token_revoked: 'access-revoked',
  missing_scope: 'access-revoked',
  no_permission: 'access-revoked',
  not_allowed_token_type: 'access-revoked',
  org_login_required: 'access-revoked',
  ekm_access_denied: 'access-revoked',
  access_denied: 'access-revoked',
  team_access_not_granted: 'access-revoked',
  team_not_found: 'access-revoked',
  two_factor_setup_required: 'access-revoked',
  cannot_dm_bot: 'person-gone',
  user_disabled: 'person-gone',
  user_not_found: 'person-gone',
  user_not_visible: 'person-gone',
  users_not_found: 'person-gone',
  user_deactivated: 'person-gone',
  channel_not_found: 'conversation-closed',
  is_archived: 'conversation-closed',
  messages_tab_disabled: 'conversation-closed',
  method_not_supported_for_channel_type: 'conversation-closed',
  not_in_channel: 'conversation-closed',
  restricted_action: 'conversation-closed',
  invalid_blocks: 'message-refused',
  invalid_blocks_format: 'message-refused',
  msg_blocks_too_long: 'message-refused',
  msg_too_long: 'message-refused',
  no_text: 'message-refused',
  too_many_attachments: 'message-refused',
  metadata_too_large: 'message-refused',
}

/** The code of Slack's refusal, or null when it did not get as far as that. */
export function refusalCode(fault: unknown): string | null {
  return fault instanceof webApi.WebAPIPlatformError ? fault.data.error : null
}

/** Milliseconds that Slack asks to wait, or null when it does not. */
export function waitAsked(fault: unknown): number | null {
  if (fault instanceof webApi.WebAPIRateLimitedError) return fault.retryAfter * 1_000
  return refusalCode(fault) === 'ratelimited' || refusalCode(fault) === 'rate_limited' ? 30_000 : null
}

/** A fault as operators may see it. */
export function faultName(fault: unknown): string {
  const code = refusalCode(fault)
  if (code) return code
  return fault instanceof Error ? ('code' in fault && String(fault.code)) || fault.name : 'unknown'
}

/** What a failed call means for whoever wanted it. */
export function outcomeOf(fault: unknown): Exclude<SendOutcome, { outcome: 'sent' }> {
  const waitMs = waitAsked(fault)
  if (waitMs !== null) return { outcome: 'retry', reason: 'rate limited', retryAfterMs: waitMs }
  const code = refusalCode(fault)
  const obstacle = code && Object.hasOwn(obstacles, code) ? obstacles[code] : undefined
  if (code && obstacle) return { outcome: 'final', reason: code, obstacle }
  return { outcome: 'retry', reason: faultName(fault) }
}
