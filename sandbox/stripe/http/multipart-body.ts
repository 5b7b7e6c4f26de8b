import type { Upload } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam } from '#sandbox/stripe/api/faults.ts'
import type { Tree } from '#sandbox/stripe/params/tree.ts'
import { treeFromPairs } from './form-body.ts'

type Part = { readonly name: string; readonly filename: string | null; readonly type: string; readonly bytes: Buffer }

/** Reads a multipart body: its fields as a tree, and its file. */
export function partsOf(body: Buffer, contentType: string): { params: Tree; upload: Upload | null } {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(contentType)
  const name = boundary?.[1] ?? boundary?.[2]
  if (!name) throw invalidParam('Invalid multipart body: its boundary is missing.')
  const parts = partsBetween(body, Buffer.from(`--${name}`))
  const file = parts.find((part) => part.filename !== null)
  const pairs = parts.map((part): [string, string] => [
    part.name,
    part === file ? part.name : part.bytes.toString('utf8'),
  ])
  const upload = file ? { filename: file.filename ?? 'file', type: file.type, bytes: file.bytes } : null
  return { params: treeFromPairs(pairs), upload }
}

function partsBetween(body: Buffer, delimiter: Buffer): Part[] {
  const parts: Part[] = []
  let start = body.indexOf(delimiter)
  while (start >= 0) {
    const next = body.indexOf(delimiter, start + delimiter.length)
    if (next < 0) break
    // Each part stands between two line ends that belong to the delimiters.
    parts.push(partFrom(body.subarray(start + delimiter.length + 2, next - 2)))
    start = next
  }
  return parts
}

function partFrom(section: Buffer): Part {
  const end = section.indexOf('\r\n\r\n')
  if (end < 0) throw invalidParam('Invalid multipart body.')
  const head = section.subarray(0, end).toString('utf8')
  const name = /\bname="([^"]*)"/.exec(head)?.[1]
  if (name === undefined) throw invalidParam('Invalid multipart body: a part has no name.')
  const filename = /\bfilename="([^"]*)"/.exec(head)?.[1] ?? null
  const type = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? 'application/octet-stream'
  return { name, filename, type, bytes: section.subarray(end + 4) }
}
