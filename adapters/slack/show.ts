import type { Form } from '../../src/message/form.ts'
import type { SentMessage } from '../../src/message/message.ts'
import type { AdapterLog, Answer } from '../adapter.ts'
import { modalOf } from './form.ts'
import { limits } from './limits.ts'
import { faultName, refusalCode } from './outcome.ts'
import type { Place } from './place.ts'
import { type Post, postsOf, together, type Upload } from './render.ts'
import { escaped, plain, shortened } from './rich-text.ts'
import { patiently, type Web } from './web.ts'

export type Screen = { readonly web: Web; readonly log: AdapterLog }

/** Nothing in a message is looked up, unfurled or parsed by Slack. */
const asWritten = { mrkdwn: false, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const

async function share({ web }: Screen, to: { readonly channel: string; readonly thread?: string | undefined }, upload: Upload) {
  const { name, title, alt, bytes } = upload
  const place = { channel_id: to.channel, ...(to.thread ? { thread_ts: to.thread } : {}) }
  const what = { file: Buffer.from(bytes, 'base64'), filename: name, title, ...(alt ? { alt_text: alt.slice(0, limits.imageAlt) } : {}) }
  await web.client.files.uploadV2({ ...place, ...what } as Parameters<typeof web.client.files.uploadV2>[0])
}

/** Posts to a direct message with the bot; returns the time stamp that names the message, and nothing for an upload, which Slack names later. */
export async function post(
  screen: Screen,
  to: { readonly channel: string; readonly thread?: string | undefined },
  { text, blocks, upload }: Post,
  tag?: { readonly key: string; readonly part: number },
): Promise<string> {
  if (upload) {
    await share(screen, to, upload)
    return ''
  }
  const metadata = tag ? { metadata: { event_type: 'synergy_notice', event_payload: { key: tag.key, part: tag.part } } } : {}
  const place = { channel: to.channel, ...(to.thread ? { thread_ts: to.thread } : {}) }
  const { ts } = await screen.web.client.chat.postMessage({ ...place, text, blocks: [...blocks], ...asWritten, ...metadata })
  return ts ?? ''
}

/** Answers a push or a command through its response URL, which works where the bot is no member. */
async function respond(url: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`the response was answered with ${answer.status}`)
}

const outsideChannel: ReadonlySet<string> = new Set(['channel_not_found', 'not_in_channel', 'user_not_in_channel', 'is_archived'])

type Aside = Extract<Place, { show: 'aside' }>

async function whisper(screen: Screen, place: Aside, user: string, posts: readonly Post[]): Promise<void> {
  const { channel, thread } = place
  for (const { text, blocks } of posts) {
    const where = { channel, user, ...(thread ? { thread_ts: thread } : {}) }
    await patiently(() => screen.web.client.chat.postEphemeral({ ...where, text, blocks: [...blocks], parse: 'none', link_names: false }))
  }
}

/** Shows posts through the response URL; false when there is none, or it is used up. */
async function respondAll({ responseUrl, respondUntil = 0 }: Aside, posts: readonly Post[], replace: boolean): Promise<boolean> {
  if (!responseUrl || Date.now() >= respondUntil || posts.length > limits.responses) return false
  for (const [index, { text, blocks }] of posts.entries()) {
    const kind = replace && index === 0 ? { replace_original: true } : { replace_original: false, response_type: 'ephemeral' }
    await respond(responseUrl, { text, blocks, mrkdwn: false, ...kind })
  }
  return true
}

async function showDirectly(screen: Screen, user: string, posts: readonly Post[]): Promise<void> {
  if (posts.length === 0) return
  const channel = await screen.web.directMessage(user)
  for (const each of posts) await patiently(() => post(screen, { channel }, each))
}

/** Shows posts to one person only; where that is not possible, in the direct message. Slack has no file for one person's eyes in a channel. */
async function showAside(screen: Screen, place: Aside, user: string, all: readonly Post[], replace: boolean): Promise<void> {
  const posts = all.filter(({ upload }) => !upload)
  try {
    if (!(await respondAll(place, posts, replace))) await whisper(screen, place, user, posts)
  } catch (fault) {
    if (!outsideChannel.has(refusalCode(fault) ?? '')) throw fault
    await showDirectly(screen, user, posts)
  }
  const uploads = all.filter(({ upload }) => upload)
  await showDirectly(screen, user, uploads)
}

/** Shows messages at a place. `replace` puts the first in the place of what the person just used, where only they see it. */
export async function showMessages(
  screen: Screen,
  place: Place,
  user: string,
  messages: readonly SentMessage[],
  replace = false,
): Promise<void> {
  if (messages.length === 0) return
  if (place.show === 'aside') return showAside(screen, place, user, together(messages), replace)
  for (const each of messages.flatMap(postsOf)) await patiently(() => post(screen, place, each))
}

/** A form as a message with one button, for when none could be opened: pushing it opens the form. */
function formButton({ title, token }: Form): Post {
  const words = plain(title)
  const text = { type: 'plain_text', text: shortened(words, limits.buttonText), emoji: false } as const
  const button = { type: 'button', action_id: 'choice-0', text, value: token, style: 'primary' } as const
  return { text: escaped(words), blocks: [{ type: 'actions', elements: [button] }] }
}

/** Opens a form while the trigger lasts; false when it is too late. */
async function openForm(screen: Screen, form: Form, place: Place, trigger: string): Promise<boolean> {
  try {
    await screen.web.client.views.open({ trigger_id: trigger, view: modalOf(form, { token: form.token, place }) })
    return true
  } catch (fault) {
    screen.log.warn({ platform: 'slack', fault: faultName(fault) }, 'a form could not be opened in time; its button is shown instead')
    return false
  }
}

async function showForm(screen: Screen, place: Place, user: string, form: Form, trigger: string | undefined): Promise<void> {
  if (trigger && (await openForm(screen, form, place, trigger))) return
  if (place.show === 'aside') return showAside(screen, place, user, [formButton(form)], false)
  await patiently(() => post(screen, place, formButton(form)))
}

/** Shows an answer: a form first, since its trigger lasts three seconds. */
export async function showAnswer(
  screen: Screen,
  answer: Answer,
  at: { readonly place: Place; readonly user: string; readonly trigger?: string | undefined; readonly replace?: boolean },
): Promise<void> {
  const { place, user, trigger, replace = false } = at
  if (answer.form) await showForm(screen, place, user, answer.form, trigger)
  await showMessages(screen, place, user, answer.messages, replace)
}
