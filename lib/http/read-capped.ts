import 'server-only'

/** Reads a body up to a size; null as soon as it is larger, whatever its length header says. */
export async function readCapped(request: Request, mostBytes: number): Promise<Buffer | null> {
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
