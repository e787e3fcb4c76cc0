// An extension in the same host as ours: measures how long the host's event loop is kept from other work.
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector/promises');
const { homedir } = require('node:os');
const { join } = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { commands } = require('vscode');

const resolution = 1;
let histogram;
let profiler;

async function start() {
  histogram = monitorEventLoopDelay({ resolution });
  if (process.env.METER_PROFILE) {
    profiler = new Session();
    profiler.connect();
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.start');
  }
  histogram.enable();
}

async function stop() {
  histogram.disable();
  // Nanoseconds, of which the timer's own period is no delay.
  const milliseconds = value => value / 1e6 - resolution;
  const delays = { longest: milliseconds(histogram.max), p99: milliseconds(histogram.percentile(99)) };
  if (profiler) {
    const { profile } = await profiler.post('Profiler.stop');
    writeFileSync(process.env.METER_PROFILE, JSON.stringify(profile));
    profiler.disconnect();
  }
  // The home folder is the server's own, see server.mjs.
  writeFileSync(join(homedir(), 'meter.json'), JSON.stringify(delays));
}

exports.activate = ({ subscriptions }) => {
  subscriptions.push(commands.registerCommand('meter.start', start), commands.registerCommand('meter.stop', stop));
};
