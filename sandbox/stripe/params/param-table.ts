import type { Stripe } from 'stripe'
import type {
  AnythingKind,
  BooleanKind,
  ClearableKind,
  HashKind,
  IntegerKind,
  ListKind,
  MetadataKind,
  NotSimulatedKind,
  OneOfKind,
  PartKind,
  RangeKind,
  TextKind,
} from './kinds.ts'

/**
 * The table of an endpoint's parameters, held against the SDK's own type of them by the type checker:
 * a parameter that is missing here, that Stripe does not have, or that is of another kind does not compile.
 */
export type ParamTable<Params> = { readonly [Name in keyof Params]-?: KindFor<Params[Name]> }

type KindFor<T> = NotSimulatedKind | (null extends T ? Emptied<T> : Filled<Exclude<T, undefined>>)

type Emptied<T> = ClearableKind<Filled<Exclude<T, null | undefined | ''>>>

type Filled<T> =
  | AnythingKind
  | ([T] extends [boolean]
      ? BooleanKind
      : [T] extends [number]
        ? IntegerKind
        : [T] extends [string]
          ? TextKind | OneOfKind<LiteralsOf<T>>
          : [T] extends [ReadonlyArray<infer Item>]
            ? ListKind<Filled<Item>>
            : [T] extends [Stripe.MetadataParam]
              ? MetadataKind
              : [number] extends [T]
                ? RangeKind
                : [boolean] extends [T]
                  ? BooleanKind
                  : HashKind<ParamTable<T>> | PartKind<Partial<ParamTable<T>>>)

/** The words of a type that Stripe leaves open for words to come. */
export type LiteralsOf<T> = T extends string ? (string extends T ? never : T) : never
