import type { IncomingMessage } from 'node:http'

// A caller that sends far more than is allowed is heard out so that it can read the refusal, but not forever.
const MOST_DRAINED_BYTES = 64 * 1024 * 1024

/** The body of a request, or `null` where it is larger than `limitBytes`. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limitBytes) chunks.push(chunk)
      else chunks.length = 0
      if (bytes > MOST_DRAINED_BYTES) request.destroy()
    })
    request.on('end', () => resolve(bytes > limitBytes ? null : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('The caller hung up.')))
  })
}
