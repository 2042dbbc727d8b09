// Columns as wide as they must be, after an empty line.

export function printTable(lines) {
  const columns = Math.max(...lines.map((line) => line.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...lines.map((line) => [...(line[i] ?? '')].length)),
  );
  const padded = (cell, i) => cell + ' '.repeat(widths[i] - [...cell].length);

  console.log();

  for (const line of lines) console.log(line.map(padded).join('  ').trimEnd());
}
