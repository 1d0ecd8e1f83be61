/** Thrown when something did not answer in time. */
class TooSlow extends Error {
  readonly code = 'TOO_SLOW'
  override readonly name = 'TooSlow'
}

/** Thrown for a row whose job this version does not know. */
export class UnknownJob extends Error {
  override readonly name = 'UnknownJob'
}

/** The result, or `TooSlow` when it is not there after `milliseconds`; the work itself goes on. */
export async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`no answer within ${milliseconds} ms`)), milliseconds)
  })
  work.catch(() => undefined)
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Tries again for some seconds, for short writes that must not be lost to a broken connection. */
export async function insist<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let pauseMs = 100; ; pauseMs *= 2) {
    try {
      return await within(10_000, write())
    } catch (fault) {
      if (pauseMs > 3_200) throw fault
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
