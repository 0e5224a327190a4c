#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import quiz from '../dist/quiz.cjs';

await quiz.start(dirname(dirname(fileURLToPath(import.meta.url))));
