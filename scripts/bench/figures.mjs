// Figures and how they are printed.

/** @param {string} text */
export function title(text) {
  console.log(`\n== ${text}`);
}

/**
 * Lines of a label and one figure a column, under each other.
 * @param {string[]} heads
 * @param {[string, ...string[]][]} rows
 */
export function table(heads, rows) {
  const widest = Math.max(...rows.map(([label]) => label.length));
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column + 1].length)));
  for (const [label, ...figures] of [["", ...heads], ...rows]) {
    const cells = figures.map((figure, column) => figure.padStart(widths[column]));
    console.log(`  ${label.padEnd(widest)}   ${cells.join("   ")}`);
  }
}

/** @param {number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** @param {number[]} numbers */
export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/**
 * @param {number[]} sorted
 * @param {number} quantile
 */
export function at(sorted, quantile) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))].toFixed(0);
}

/** @param {number} bytes */
export function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
