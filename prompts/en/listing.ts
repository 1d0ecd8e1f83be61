/** Listings after publishing. */
export const listing = {
  'listing.published': '{reference} is published. A broker looks at every match before anybody is asked.',
  'listing.detail.unknown-material': 'I do not know this material yet, so it is not matched automatically. What else is it called?',
  'listing.detail.quantity': 'One more thing helps most: roughly how much is it?',
  'listing.detail.window': 'One more thing helps most: from when?',
  'listing.detail.attribute': 'One more thing helps most: {attribute}, roughly?',
  'listing.detail.skip': 'Skip',
  'listing.detail.skipped': 'Left open. You can add it later by writing it.',
  'listing.detail.from-now': 'From now',
  'listing.detail.from-next-month': 'From next month',

  'listing.revised': '{reference} changed',
  'listing.title': '{reference} · {kind} · {material}',
  'listing.expires': 'Listed until {date}. I will ask you before that.',
  'listing.facility': '{facility} ({reference})',
  'label.facility': 'Facility',
  'label.region': 'Region',
  'listing.pause': 'Pause',
  'listing.renew': 'Renew',
  'listing.withdraw': 'Withdraw',

  'listing.moved.active': '{reference} is listed for another 90 days.',
  'listing.moved.paused': '{reference} is paused and not matched until you renew it.',
  'listing.moved.expired': '{reference} has expired. You can renew it at any time.',
  'listing.moved.withdrawn': '{reference} is withdrawn, and its undecided matches are closed.',

  'listing.list.title': '{count, plural, one {Your listing} other {Your listings (#)}}',
  'listing.list.hint': 'One in full: “/listings {example}”',
  'listing.list.empty': 'You have no listings yet. Write what your plant has left over or could use.',
  'listing.which.withdraw': 'Which one do you want to withdraw?',
  'listing.which.more': 'Not among these? “/listings withdraw O-…”',

  'listing.search.title': '{count, plural, one {# listing} other {# listings}} for {what}',
  'listing.search.title-all': '{count, plural, one {# listing} other {# listings}} in your projects',
  'listing.search.more': '{shown, plural, one {Only the first is shown.} other {The first # are shown.}} More words narrow it down.',
  'listing.search.none':
    'Nobody in your projects lists {what} at the moment. Post what you look for, and I will tell you when it turns up.',
  'listing.search.none-all': 'Nothing is listed in your projects at the moment.',
  'listing.search.offer': 'Post an offer',
  'listing.search.need': 'Post a need',

  'listing.expired': '{reference} {material} has expired and is no longer matched.',
} as const
