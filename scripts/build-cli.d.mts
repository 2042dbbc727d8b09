// For tests: builds dist/ when a source is newer, or always with `force`.
export function buildCli(options?: { readonly force?: boolean }): Promise<void>;
