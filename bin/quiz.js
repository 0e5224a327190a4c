#!/usr/bin/env node
// CommonJS (see package.json beside this file): starting Node's loader of ES modules would cost a tenth of the start.
const { dirname } = require('node:path');

require('../dist/start.cjs').start(dirname(__dirname));
