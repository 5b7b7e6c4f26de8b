import 'server-only'

const open = new Set<() => void>()
let isFollowed = false

/** Ends what never ends by itself when the server stops, which would wait for it else; it can be forgotten before. */
export function endWithServer(end: () => void): () => void {
  if (!isFollowed) process.once('SIGTERM', endAll)
  isFollowed = true
  open.add(end)
  return () => void open.delete(end)
}

function endAll(): void {
  for (const end of open) end()
}
