// Types of contracts.mjs, for tests.
export interface ContractFile {
  readonly path: string;
  readonly text: string;
}

export function contracts(operations: number, prefix?: string): ContractFile[];
export function component(i: number): string;
