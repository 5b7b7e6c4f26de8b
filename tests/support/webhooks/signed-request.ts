import { createHmac } from 'node:crypto'

export const nowSeconds = () => Math.floor(Date.now() / 1000)

/** What Stripe would write into `v1` for these bytes. */
export const signatureOf = (body: string | Buffer, secret: string, timestamp: number | string = nowSeconds()) =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')

/** The whole header that Stripe would send with these bytes. */
export const headerOf = (body: string | Buffer, secret: string, timestamp = nowSeconds()) =>
  `t=${timestamp},v1=${signatureOf(body, secret, timestamp)}`

/** A request to the door; without a header it is unsigned. */
export function doorRequest(body: string | Buffer | ReadableStream, headers: Record<string, string> = {}): Request {
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: typeof body === 'string' || body instanceof ReadableStream ? body : Uint8Array.from(body),
    duplex: 'half',
  }
  return new Request('http://localhost/payments/prepaid/stripe', init)
}
