import 'server-only'

const open = new Set<() => void>()
let isFollowed = false

/** Ends what never ends by itself when the server stops, which else would wait for it. */
export function endWithServer(end: () => void): { readonly forget: () => void } {
  if (!isFollowed) process.once('SIGTERM', endAll)
  isFollowed = true
  open.add(end)
  return { forget: () => void open.delete(end) }
}

function endAll(): void {
  for (const end of open) end()
}
