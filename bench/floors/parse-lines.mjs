// The least that reading a journal can take: JSON.parse of each of its lines, and nothing kept. In pieces, as a string cannot hold a large one.
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1 << 22;
const handle = openSync(process.argv[2], 'r');
const buffer = Buffer.allocUnsafe(PIECE);
let rest = '';
for (let count = readSync(handle, buffer, 0, PIECE, null); count > 0; count = readSync(handle, buffer, 0, PIECE, null)) {
  // Journals of the benchmark are ASCII: no character is cut in two.
  const lines = (rest + buffer.latin1Slice(0, count)).split('\n');
  rest = lines.pop() ?? '';
  for (const line of lines) JSON.parse(line);
}
closeSync(handle);
