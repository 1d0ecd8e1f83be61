import { endingOf, largestFile } from '../domain/file.ts'

/** Bytes of the largest file that is worth fetching; a larger one is handed in without its bytes. */
export const fetchedAtMost = largestFile

/** How the name of a file ends, with its dot; kept where a platform wants the rest of the name otherwise. */
export const fileEnding = endingOf
