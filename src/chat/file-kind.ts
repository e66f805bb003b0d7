// How much of a file is fetched from a platform, and how long that may take.

/** Files beyond this are named in the timeline, but not kept: 10 MB. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** A download that takes longer is given up. */
export const FETCH_WITHIN_MS = 20_000;
