// Texts that a type tells apart: ids of components, dates, durations, decimals. Types only; values.ts makes them.

declare const idOf: unique symbol;
declare const brand: unique symbol;

/** The id of an entity of a component: `Id<'shop.payments'>`. `Id<'a' | 'b'>` takes the ids of both. */
export type Id<Component extends string> = string & { readonly [idOf]: Component };

/** A day of the calendar: `2026-03-29`. */
export type DateText = string & { readonly [brand]: 'date' };

/** An ISO 8601 duration: `P1DT12H`. */
export type Duration = string & { readonly [brand]: 'duration' };

/** A decimal number, exact: `12.50`. `@toac/runtime/decimal` calculates with it. */
export type Decimal = string & { readonly [brand]: 'decimal' };
