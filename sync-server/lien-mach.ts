#!/usr/bin/env node
// The name the command is called by; what it does is in main.ts, which `npm start` runs in its own process.
import './main.ts';
