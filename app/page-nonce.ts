import { headers } from 'next/headers'

/** What scripts and styles that are written into this page say, so that its policy lets them in; `proxy.ts` draws it. */
export async function pageNonce(): Promise<string> {
  return (await headers()).get('x-nonce') ?? ''
}
