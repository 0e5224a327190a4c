// The least that checking a bank can take with the `yaml` package: parsing the same bytes, and nothing else.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

parse(readFileSync(process.argv[2], 'utf8'));
