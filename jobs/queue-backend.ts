/** Tells a worker to start a row, as its run number `run`. */
export type Wake = { readonly rowId: string; readonly run: number; readonly job: string }

/** What a worker does with what the queue hands it. */
export type Receive = {
  row(rowId: string, run: number): Promise<void>
  tick(schedule: string): Promise<void>
}

/** A worker's hold on the queue. `stop` resolves to false when work was still running after `drainMs`. */
export type Listening = { stop(drainMs: number): Promise<boolean> }

/** The queue as the rest of the program sees it: it wakes work and ticks schedules, and may forget everything at any time. */
export type QueueBackend = {
  readonly kind: 'postgres' | 'redis'
  push(wakes: readonly Wake[]): Promise<void>
  planned(): Promise<ReadonlyMap<string, number>>
  plan(schedule: string, pattern: string): Promise<void>
  unplan(schedule: string): Promise<void>
  listen(receive: Receive, concurrency: number): Promise<Listening>
  ping(): Promise<void>
  close(): Promise<void>
}
