#!/usr/bin/env node
import { argv, stderr, stdout } from 'node:process'
import { run } from './run.ts'

void run(
  argv.slice(2),
  (text) => stdout.write(text),
  (text) => stderr.write(text),
).then((code) => {
  process.exitCode = code
})
