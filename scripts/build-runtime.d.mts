/** Compiles runtime-lib into its dist folder when a source is newer, or always with `force`. */
export function buildRuntime(options?: { readonly force?: boolean }): void;
