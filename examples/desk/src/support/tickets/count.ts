import type { Count, CountReply } from '#desk/support/tickets';

export const count: Count = (input): CountReply => {
  const words = input.texts.flatMap((text) => text.split(/\s+/).filter((word) => word !== ''));

  return { words: words.length };
};
