/** Words that only platforms with forms, channels and direct messages need. */
export const channel = {
  'channel.open-form': 'Open the form',
  'channel.go-on': 'Go on',
  'channel.page-kept': 'Part {part} of {parts} is filled in. Nothing is stored until the last part is.',
  'channel.search': 'Type a word of it',
  'channel.fits-several': 'Several fit “{typed}”. Choose one.',
  'channel.fits-many': '{count, number} fit “{typed}”. Please write more of it.',
  'channel.fits-none': 'Nothing in the list fits “{typed}”. Try another word.',
  'channel.choose': 'Choose',
  'channel.answered-directly': 'I answered in a direct message, where only you read it.',
  'channel.write-directly': 'I may not write you a direct message. Use /offer, /need or /help here: only you will see the answer.',
  'channel.waits-for-you':
    '{person}: something waits for you, and I may not write you a direct message. Push the button to read it; only you will see it.',
  'channel.read-here': 'Read it here',
  'channel.nothing-waits': 'Nothing waits for you.',
  'channel.reply-in-words': 'Reply in words',
  'channel.your-words': 'Your reply, which only I read',
} as const
