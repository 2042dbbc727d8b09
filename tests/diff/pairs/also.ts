// Rules whose edit cannot be made without another one, and why.

export interface Also {
  readonly rules: readonly string[];
  readonly why: string;
}

export const ALSO: Readonly<Record<string, Also>> = {};
