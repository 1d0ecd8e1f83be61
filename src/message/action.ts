/** What a button can mean, and the ids it carries. */
export type ActionSubjects = {
  readonly 'draft.publish': { readonly draftId: string }
  readonly 'draft.cancel': { readonly draftId: string }
  readonly 'draft.set': { readonly draftId: string; readonly field: string; readonly value: string }
  readonly 'sheet.publish': { readonly sheetId: string }
  readonly 'sheet.cancel': { readonly sheetId: string }
  readonly 'sheet.set': { readonly sheetId: string; readonly field: string; readonly value: string }
  readonly 'detail.set': { readonly listingId: string; readonly field: string; readonly value: string }
  readonly 'detail.skip': { readonly listingId: string }
  readonly 'listing.pause': { readonly listingId: string }
  readonly 'listing.renew': { readonly listingId: string }
  readonly 'listing.withdraw': { readonly listingId: string }
  /** Ids with spaces in between. */
  readonly 'listing.renew-all': { readonly listingIds: string }
  readonly 'listing.change': { readonly listingId: string }
  readonly 'match.approve': { readonly matchId: string }
  readonly 'match.hold': { readonly matchId: string }
  readonly 'match.ask': { readonly matchId: string; readonly side: 'offer' | 'need' }
  readonly 'match.reject': { readonly matchId: string }
  readonly 'match.reject-because': { readonly matchId: string; readonly reason: string }
  readonly 'match.take-back': { readonly matchId: string }
  /** A part of the queue: filters with spaces in between, words that name a material. */
  readonly 'review.show': { readonly filter: string; readonly words: string; readonly page: string }
  /** Numbers of matches with spaces in between. */
  readonly 'review.several': { readonly numbers: string }
  readonly 'review.take': { readonly matchId: string }
  readonly 'review.assign': { readonly matchId: string }
  readonly 'review.assign-to': { readonly matchId: string; readonly personId: string }
  readonly 'review.hand-over': { readonly projectId: string; readonly personId: string }
  readonly 'question.answer': { readonly questionId: string }
  readonly 'consent.yes': { readonly introductionId: string }
  readonly 'consent.no': { readonly introductionId: string }
  readonly 'consent.ask': { readonly introductionId: string }
  readonly 'consent.take-back': { readonly introductionId: string }
  readonly 'consent-question.answer': { readonly questionId: string }
  readonly 'room.open': { readonly introductionId: string }
  readonly 'room.close': { readonly introductionId: string }
  readonly 'room.leave': { readonly introductionId: string }
  readonly 'room.send': { readonly introductionId: string }
  readonly 'room.keep': { readonly introductionId: string }
  readonly 'room.transcript': { readonly introductionId: string; readonly page: string }
  readonly 'file.show': { readonly fileId: string }
  readonly 'file.attach': { readonly fileId: string; readonly listingId: string }
  readonly 'file.send': { readonly fileId: string; readonly introductionId: string }
  readonly 'file.drop': { readonly fileId: string }
  readonly 'file.detach': { readonly fileId: string; readonly listingId: string }
  readonly 'listing.files': { readonly kind: 'offer' | 'need'; readonly number: string }
  readonly 'step.done': { readonly stepId: string }
  readonly 'step.owner': { readonly stepId: string; readonly owner: 'us' | 'them' }
  readonly 'step.delay': { readonly stepId: string }
  readonly 'step.delay-by': { readonly stepId: string; readonly days: string }
  readonly 'step.stuck': { readonly stepId: string }
  readonly 'procedure.form': { readonly projectId: string }
  readonly 'procedure.apply': { readonly projectId: string }
  readonly 'procedure.shipped': { readonly projectId: string }
  readonly 'introduction.moves': { readonly introductionId: string }
  readonly 'introduction.still-talking': { readonly introductionId: string }
  readonly 'introduction.negotiate': { readonly introductionId: string }
  readonly 'introduction.implement': { readonly introductionId: string }
  readonly 'introduction.hold': { readonly introductionId: string }
  /** `days` is empty where no day is named. */
  readonly 'introduction.hold-until': { readonly introductionId: string; readonly days: string }
  readonly 'introduction.end-because': { readonly introductionId: string; readonly reason: string }
  readonly 'introduction.resume': { readonly introductionId: string }
  readonly 'introduction.end': { readonly introductionId: string }
  /** `month` is empty where none is meant. */
  readonly 'delivery.report': { readonly introductionId: string; readonly month: string }
  readonly 'delivery.none': { readonly introductionId: string; readonly month: string }
  readonly 'delivery.confirm': { readonly deliveryId: string }
  readonly 'delivery.dispute': { readonly deliveryId: string }
  /** A figure that was asked about is right; `answered` names the questions, separated by spaces. */
  readonly 'delivery.sure': {
    readonly introductionId: string
    readonly amount: string
    readonly unit: string
    readonly month: string
    readonly answered: string
  }
  readonly 'delivery.price': { readonly deliveryId: string }
  readonly 'delivery.document': { readonly deliveryId: string }
  readonly 'impact.sources': { readonly key: string }
  readonly 'forget.ask': Readonly<Record<never, never>>
  readonly 'forget.now': Readonly<Record<never, never>>
  readonly 'forget.keep': Readonly<Record<never, never>>
  readonly 'facility.leave': { readonly number: string }
  readonly 'membership.accept': { readonly facilityId: string; readonly personId: string }
  readonly 'membership.refuse': { readonly facilityId: string; readonly personId: string }
  readonly 'facility.register': Readonly<Record<never, never>>
  readonly 'facility.join': { readonly facilityId: string }
  readonly 'settings.locale': { readonly locale: string }
  readonly 'settings.quiet': { readonly from: string; readonly until: string }
  readonly 'material.open': { readonly materialId: string; readonly part: string; readonly page: string }
  readonly 'resources.open': { readonly isic: string; readonly industryId: string; readonly direction: string; readonly page: string }
  readonly 'case.open': { readonly caseId: string }
  readonly 'case.more': { readonly words: string; readonly page: string }
  readonly 'technology.open': { readonly technologyId: string }
  readonly 'technology.more': { readonly words: string; readonly page: string }
  readonly 'listing.draft': { readonly kind: string; readonly materialId: string }
  readonly 'knowledge.home': { readonly projectId: string }
  readonly 'knowledge.form': { readonly projectId: string; readonly form: string; readonly listingId: string }
  readonly 'knowledge.list': { readonly projectId: string; readonly of: string; readonly page: string }
  readonly 'knowledge.batch': { readonly batchId: string }
  readonly 'knowledge.apply': { readonly batchId: string }
  readonly 'knowledge.refuse': { readonly batchId: string }
  readonly 'knowledge.undo': { readonly changeId: string }
  readonly 'listing.place': { readonly listingId: string; readonly materialId: string }
  readonly 'listing.place-other': { readonly listingId: string }
  readonly 'listing.place-new': { readonly listingId: string }
  /** A plan of a project again: another page, other limits, or with pairs taken out; absent limits are ''. */
  readonly 'plan.show': {
    readonly projectId: string
    readonly without: string
    readonly partners: string
    readonly least: string
    readonly page: string
  }
  /** A command as it is typed, its argument behind it. */
  readonly 'menu.command': { readonly command: string }
}

export type Purpose = keyof ActionSubjects

/** An intended button, before it is given an opaque token. */
export type ActionIntent = { readonly [P in Purpose]: { readonly purpose: P; readonly subject: ActionSubjects[P] } }[Purpose]
