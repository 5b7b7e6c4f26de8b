/** A form-encoded body as it was sent: every leaf is text. */
export type Tree = { readonly [name: string]: Branch }
export type Branch = string | readonly Branch[] | Tree

export function isTree(branch: Branch | undefined): branch is Tree {
  return typeof branch === 'object' && !Array.isArray(branch)
}

export function isList(branch: Branch | undefined): branch is readonly Branch[] {
  return Array.isArray(branch)
}
