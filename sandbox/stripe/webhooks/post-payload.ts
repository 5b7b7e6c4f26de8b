import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export type Post = {
  readonly url: string
  readonly body: string
  readonly signature: string
  readonly timeoutMs: number
}

export type PostResult = { readonly status: number | null; readonly error: string | null }

const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 64 })
const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 64 })

/** Sends a payload and says what came back; nothing that goes wrong on the way throws. */
export function postPayload(post: Post): Promise<PostResult> {
  return new Promise((resolve) => {
    const body = Buffer.from(post.body)
    const isHttps = post.url.startsWith('https:')
    const headers = {
      accept: '*/*; q=0.5, application/xml',
      'cache-control': 'no-cache',
      'content-length': body.length,
      'content-type': 'application/json; charset=utf-8',
      'stripe-signature': post.signature,
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    }
    const options = { method: 'POST', headers, timeout: post.timeoutMs }
    const request = isHttps
      ? httpsRequest(post.url, { ...options, agent: httpsAgent })
      : httpRequest(post.url, { ...options, agent: httpAgent })
    // The socket's own timeout starts anew with each byte; this one does not.
    const giveUp = setTimeout(() => request.destroy(new Error('Timed out')), post.timeoutMs)
    const finish = (result: PostResult) => {
      clearTimeout(giveUp)
      resolve(result)
    }
    request.on('response', (response: IncomingMessage) => {
      response.resume()
      response.on('end', () => finish({ status: response.statusCode ?? null, error: null }))
      response.on('error', (error) => finish({ status: null, error: error.message }))
    })
    request.on('error', (error) => finish({ status: null, error: error.message }))
    request.end(body)
  })
}
