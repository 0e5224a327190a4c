// Draws docs/session.svg from a real run: the built program in a pseudo-terminal, read back cell by cell.
import { writeFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const [out = 'docs/session.svg', columns = '80', rows = '34', ...args] = process.argv.slice(2);
const command = args.length > 0 ? args[0].split(' ') : ['ch4#ward-notes-one-request', '--seed', 'readme'];
const keys = args.length > 1 ? args.slice(1) : ['Enter', '2', 'Enter'];
const SEND = { Enter: '\r', Down: '\u001b[B', Up: '\u001b[A', Space: ' ', PgDn: '\u001b[6~' };

const terminal = new xterm.Terminal({ cols: Number(columns), rows: Number(rows), allowProposedApi: true });
const env = { ...process.env, TERM: 'xterm-256color', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
delete env.NO_COLOR;
delete env.CI;
const pty = spawn(process.execPath, ['bin/quiz.js', ...command], { cols: Number(columns), rows: Number(rows), env });
pty.onData((data) => terminal.write(data));

let drawn = 0;
pty.onData(() => {
  drawn = Date.now();
});
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something was drawn after `since`, and then nothing for a moment. */
async function settled(since) {
  const start = Date.now();
  while (drawn <= since && Date.now() - start < 5000) await sleep(20);
  while (Date.now() - drawn < 200) await sleep(20);
}

await settled(0);
for (const key of keys) {
  const pressed = Date.now();
  await sleep(5);
  pty.write(SEND[key] ?? key);
  await settled(pressed);
}

const COLORS = ['#1d1f21', '#e5534b', '#57ab5a', '#c69026', '#539bf5', '#b083f0', '#39c5cf', '#adbac7'];
const INK = '#cdd9e5';
const WIDE = 8.4;
const HIGH = 19;
const escaped = (text) => text.replace(/[&<>]/g, (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each]);

/** The runs of equal style in one row. */
function runs(line) {
  const found = [];
  for (let at = 0; at < terminal.cols; at += 1) {
    const cell = line.getCell(at);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const style = [
      cell.isFgDefault() ? INK : (COLORS[cell.getFgColor() % 8] ?? INK),
      cell.isBold() ? 'bold' : '',
      cell.isItalic() ? 'italic' : '',
      cell.isDim() ? 'dim' : '',
      cell.isInverse() ? 'inverse' : '',
    ].join(' ');
    const text = cell.getChars() || ' ';
    const last = found.at(-1);
    if (last?.style === style) last.text += text;
    else found.push({ at, style, text });
  }
  return found;
}

const body = [];
for (let row = 0; row < terminal.rows; row += 1) {
  const line = terminal.buffer.active.getLine(row);
  for (const { at, style, text } of line === undefined ? [] : runs(line)) {
    const [fill, ...more] = style.split(' ');
    if (more.includes('inverse'))
      body.push(`<rect x="${16 + at * WIDE}" y="${30 + row * HIGH}" width="${WIDE * text.length}" height="${HIGH}" fill="${INK}"/>`);
    if (text.trim() === '') continue;
    const look = `${more.includes('bold') ? ' font-weight="bold"' : ''}${more.includes('italic') ? ' font-style="italic"' : ''}${more.includes('dim') ? ' opacity="0.6"' : ''}`;
    body.push(
      `<text x="${(16 + at * WIDE).toFixed(1)}" y="${44 + row * HIGH}" textLength="${(text.trimEnd().length * WIDE).toFixed(1)}" fill="${fill}"${look} xml:space="preserve">${escaped(text.trimEnd())}</text>`,
    );
  }
}
const width = 32 + Number(columns) * WIDE;
const height = 44 + Number(rows) * HIGH;
writeFileSync(
  out,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
<title>quiz ${command.join(' ')}</title>
<rect width="${width}" height="${height}" rx="8" fill="#1c2128"/>
<circle cx="20" cy="16" r="5" fill="#e5534b"/><circle cx="36" cy="16" r="5" fill="#c69026"/><circle cx="52" cy="16" r="5" fill="#57ab5a"/>
${body.join('\n')}
</svg>
`,
);
pty.kill();
