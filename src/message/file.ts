import { largestFile } from '../domain/file.ts'

/** Bytes of the largest file that is worth fetching; a larger one is handed in without its bytes. */
export const fetchedAtMost = largestFile
