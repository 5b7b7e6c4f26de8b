import { mergedSpans, type Span } from '#lib/visits/free-times.ts'

/** The working time of somebody whose hours are all looked through. */
export const workingIn = (windows: readonly Span[]) => ({ windows, stretches: mergedSpans(windows) })
