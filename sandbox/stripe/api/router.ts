import type { Endpoint } from './endpoint.ts'

export type Match = { readonly endpoint: Endpoint; readonly id: string }

type Node = { readonly fixed: Map<string, Node>; any: Node | null; readonly endpoints: Map<string, Endpoint> }

/** Finds endpoints by method and path. */
export class Router {
  readonly #root: Node = newNode()

  constructor(endpoints: readonly Endpoint[]) {
    for (const endpoint of endpoints) this.#add(endpoint)
  }

  match(method: string, path: string): Match | null {
    let node: Node | null | undefined = this.#root
    let id = ''
    for (const segment of path.split('/')) {
      const fixed: Node | undefined = node.fixed.get(segment)
      if (!fixed && segment !== '') id = decodedSegment(segment)
      node = fixed ?? (segment === '' ? null : node.any)
      if (!node) return null
    }
    const endpoint = node.endpoints.get(method)
    return endpoint ? { endpoint, id } : null
  }

  #add(endpoint: Endpoint): void {
    let node = this.#root
    for (const segment of endpoint.path.split('/'))
      node = segment === ':id' ? anyBelow(node) : fixedBelow(node, segment)
    node.endpoints.set(endpoint.method, endpoint)
  }
}

function newNode(): Node {
  return { fixed: new Map(), any: null, endpoints: new Map() }
}

function anyBelow(node: Node): Node {
  node.any ??= newNode()
  return node.any
}

function fixedBelow(node: Node, segment: string): Node {
  const known = node.fixed.get(segment)
  if (known) return known
  const added = newNode()
  node.fixed.set(segment, added)
  return added
}

/** A segment of a path as it was meant; one that cannot be decoded stands for itself. */
export function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
