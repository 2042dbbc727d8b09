#!/usr/bin/env node
// Runs toac. dist/ is part of the package; in a checkout `npm run prepare` makes it.
require('../dist/start.cjs');
