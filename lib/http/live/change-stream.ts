import 'server-only'
import { admitWith } from '#lib/auth/members.ts'
import { mayHaveChanged, watchBranch } from '#lib/db/live/branch-changes.ts'
import { refusalOf } from '#lib/http/people/not-admitted.ts'
import { refusalResponse } from '#lib/http/refusal-response.ts'
import { endWithServer } from './open-streams.ts'

// Proxies close what is silent for a minute.
const BEAT_MS = 25_000
/** After so long the browser asks again, and is asked whether it still may. */
const LONGEST_MS = 5 * 60_000
/** What changes within so short a time is told once. */
const PAUSE_MS = 250

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Compressed or gathered on the way, nothing would arrive until it ends.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/**
 * Tells whoever may see a branch's journal, as it happens, that something there has changed, and nothing else: what has
 * changed they ask the page, which looks anew at what they may see. `since` in the address is when the page was made
 * that asks (milliseconds of the epoch): what may have changed meanwhile is told at once.
 */
export async function changeStream(request: Request, slug: string): Promise<Response> {
  const admission = await admitWith(request.headers, { slug, permission: 'visits.view' })
  if (!admission.ok) return refusalResponse(refusalOf(admission.reason))
  const { scope } = admission.member
  const since = Number(new URL(request.url).searchParams.get('since') ?? Number.NaN)
  const { stream, send, end, onEnd } = aStream()
  const tell = () => send('event: change\ndata:\n\n')
  let pause: NodeJS.Timeout | undefined
  const stopWatching = await watchBranch(scope, () => {
    pause ??= setTimeout(() => {
      pause = undefined
      tell()
    }, PAUSE_MS)
  })
  const beat = setInterval(() => send(':\n\n'), BEAT_MS)
  const last = setTimeout(end, LONGEST_MS)
  const forget = endWithServer(end)
  onEnd(() => {
    stopWatching()
    forget()
    clearInterval(beat)
    clearTimeout(pause)
    clearTimeout(last)
  })
  send('retry: 2000\n\n')
  // What is no moment of time is older than all that could be told.
  if (Number.isNaN(since) || mayHaveChanged(scope, since)) tell()
  return new Response(stream, { headers: HEADERS })
}

/** A stream of text that ends once, by us or by whoever reads it. */
function aStream() {
  const ended = Promise.withResolvers<void>()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const stream = new ReadableStream<Uint8Array>({
    start(own) {
      controller = own
    },
    cancel: () => ended.resolve(),
  })
  const send = (text: string) => controller?.enqueue(new TextEncoder().encode(text))
  const end = () => {
    controller?.close()
    ended.resolve()
  }
  return { stream, send, end, onEnd: (act: () => void) => void ended.promise.then(act) }
}
