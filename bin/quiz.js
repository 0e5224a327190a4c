#!/usr/bin/env node
// `require`, not `import`: Node reads a CommonJS file twice when it is imported, to find what it exports.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

createRequire(import.meta.url)('../dist/start.cjs').start(dirname(dirname(fileURLToPath(import.meta.url))));
