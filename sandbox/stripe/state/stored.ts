/**
 * An API object as the simulator keeps it: as Stripe answers it before anything is expanded,
 * so that a field that may hold an id or the object itself always holds the id.
 */
export type Stored<T> = { readonly [Name in keyof T]: Collapsed<T[Name]> }

type Collapsed<T> = [Extract<T, { id: string }>] extends [never] ? T : string extends T ? Exclude<T, { id: string }> : T
