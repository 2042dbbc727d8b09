// What `toac explain` says about TOA4xxx: the contracts are right, handwritten code does not fit them.
import type { Explanation } from '../catalogue/entry.ts';
import type { IMPLEMENTATION } from '../catalogue/implementation.ts';

/** The mistake is in handwritten code: there is no contract to show. */
const inCode = { before: {}, after: {} };

export const explainImplementation: Readonly<Record<keyof typeof IMPLEMENTATION, Explanation>> = {
  TOA4001: {
    text: `toac check --types asks the project's own TypeScript whether handwritten functions fit the types that their contracts
generate. This one does not: TypeScript's own words and the place in the code stand under the operation's line.

A contract that changed is the usual reason. Annotate the function with its type and its reply, as a stub does: then
TypeScript underlines the wrong word, and not the whole function.

  import type { Place, PlaceReply } from '#shop/orders';

  export const place: Place = async (input, _order, { errors }): Promise<PlaceReply> => { … };`,
    ...inCode,
  },
  TOA4002: {
    text: `An operation that is neither auto nor forward is a function of yours. It stands in the folder of handwritten code, under
the component's path, in a file that is named after the operation. toac stub writes it, with its type.`,
    ...inCode,
  },
  TOA4003: {
    text: `toac check --types found a mistake in code that is no operation's function. TypeScript's own words stand in the message.`,
    ...inCode,
  },
};
