// The formats of a report, by the names that the command line takes. It loads none of them.
export const DIFF_FORMATS = ['text', 'markdown', 'json', 'sarif', 'github'] as const;

export type DiffFormat = (typeof DIFF_FORMATS)[number];
