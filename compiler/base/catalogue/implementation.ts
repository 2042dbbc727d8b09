// Diagnostics TOA4xxx: handwritten operations. Numbers are never reused.
export const IMPLEMENTATION = {
} as const;
