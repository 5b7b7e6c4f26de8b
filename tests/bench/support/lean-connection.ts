import { connect, type Socket } from 'node:net'

export type LeanRequest = { readonly path: string; readonly headers: string; readonly body: string }

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** One HTTP connection that costs as little as can be, so that the server is what is measured. One request at a time. */
export class LeanConnection {
  readonly #socket: Socket
  readonly #host: string
  #received: Buffer = Buffer.alloc(0)
  #answer: ((body: string) => void) | undefined
  #fail: ((error: Error) => void) | undefined

  constructor(origin: string) {
    const { hostname, port, host } = new URL(origin)
    this.#host = host
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true })
    this.#socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    this.#socket.on('error', (error) => this.#fail?.(error))
  }

  post({ path, headers, body }: LeanRequest): Promise<string> {
    const head = `POST ${path} HTTP/1.1\r\nhost: ${this.#host}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
    this.#socket.write(`${head}${headers}\r\n${body}`)
    return new Promise((resolve, reject) => {
      this.#answer = resolve
      this.#fail = reject
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const end = this.#received.indexOf(HEAD_END)
    if (end < 0) return
    const head = this.#received.toString('latin1', 0, end)
    // Given as they come, with the chunks' sizes in between: whoever asks looks for a word in it, or for nothing.
    if (/transfer-encoding: chunked/i.test(head)) {
      this.#receiveChunks(head, end + HEAD_END.length)
      return
    }
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    const whole = end + HEAD_END.length + length
    if (this.#received.length < whole) return
    const body = this.#received.toString('utf8', end + HEAD_END.length, whole)
    this.#received = this.#received.subarray(whole)
    this.#finish(head, body)
  }

  #receiveChunks(head: string, start: number): void {
    const end = this.#received.indexOf(LAST_CHUNK, start)
    if (end < 0) return
    const body = this.#received.toString('utf8', start, end)
    this.#received = this.#received.subarray(end + LAST_CHUNK.length)
    this.#finish(head, body)
  }

  #finish(head: string, body: string): void {
    if (/^HTTP\/1\.1 2/.test(head)) this.#answer?.(body)
    else this.#fail?.(new Error(`${head.split('\r\n')[0]}: ${body.slice(0, 300)}`))
  }
}
