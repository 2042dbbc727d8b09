// One workflow command of GitHub, as a whole line: in its properties nothing ends one, in its text there is nothing but what was encoded.
export const WORKFLOW_COMMAND: RegExp =
  /^::(?:error|warning|notice) (?:(?:file|line|endLine|col|endColumn|title)=(?:[^,:%\r\n]|%(?:25|0D|0A|3A|2C))*,?)+::(?:[^%\r\n]|%(?:25|0D|0A))*$/;
