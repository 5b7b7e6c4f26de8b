import type { ServerResponse } from 'node:http'

export type Headers = Readonly<Record<string, string>>

export function reply(
  response: ServerResponse,
  status: number,
  content: { type: string; body: string | Buffer } & { headers?: Headers },
): void {
  const body = typeof content.body === 'string' ? Buffer.from(content.body) : content.body
  response.writeHead(status, {
    'content-type': content.type,
    'content-length': body.length,
    ...content.headers,
  })
  response.end(body)
}

export function replyJson(response: ServerResponse, status: number, value: unknown): void {
  reply(response, status, {
    type: 'application/json',
    body: JSON.stringify(value),
    headers: { 'cache-control': 'no-store' },
  })
}
