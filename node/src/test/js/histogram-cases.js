'use strict';
// Prints what histograms tell of fixed values; the output is compared between runtimes.

const { createHistogram, monitorEventLoopDelay, performance } = require('node:perf_hooks');

const show = (...values) => console.log(...values);
const attempt = (fn) => {
  try {
    show(fn());
  } catch (error) {
    show(error.name, error.code, error.message);
  }
};

const steps = (percentiles) => [...percentiles].map(([percentile, value]) => `${percentile}:${value}`);

function print(histogram) {
  const { count, countBigInt, min, minBigInt, max, maxBigInt, mean, stddev, exceeds } = histogram;
  show(count, countBigInt, min, minBigInt, max, maxBigInt, mean.toFixed(6), stddev.toFixed(6), exceeds);
  show(...steps(histogram.percentiles), histogram.percentilesBigInt.size);
  show([1, 50, 90, 99, 99.9, 100].map((percentile) => histogram.percentile(percentile)), histogram.percentileBigInt(50));
}

const empty = createHistogram();
show(empty.count, empty.min, empty.minBigInt, empty.max, empty.mean, empty.stddev, ...steps(empty.percentiles), empty.percentile(50));

const even = createHistogram();
for (let i = 1; i <= 1000; i++) even.record(i * 37);
print(even);

const sparse = createHistogram();
for (const value of [3n, 1000000, 123456789, 1, 1, 1]) sparse.record(value);
print(sparse);

even.add(sparse);
print(even);
even.reset();
show(even.count, ...steps(even.percentiles));

const narrow = createHistogram({ lowest: 1, highest: 1000, figures: 1 });
for (const value of [1, 10, 100, 999, 100000]) narrow.record(value);
print(narrow);

const one = createHistogram({ lowest: 1n, highest: 10n ** 9n, figures: 5 });
one.record(123457);
print(one);

for (const value of [0, 'a', 1.5, undefined, {}]) attempt(() => even.record(value));
for (const value of [0, 101, 'a', NaN]) attempt(() => even.percentile(value));
for (const options of [{ lowest: 0 }, { highest: 1 }, { figures: 6 }, 'x']) attempt(() => createHistogram(options));
attempt(() => even.add({}));

const delay = monitorEventLoopDelay({ resolution: 5 });
show(delay.count, delay.enable(), delay.enable(), delay.disable(), delay.disable());
attempt(() => monitorEventLoopDelay({ resolution: 0 }));
attempt(() => monitorEventLoopDelay(1));

const histogram = createHistogram();
const timed = performance.timerify(function add(a, b) { return a + b; }, { histogram });
show(timed(1, 2), timed.name, timed.length, histogram.count, histogram.min > 0);
attempt(() => performance.timerify(() => {}, { histogram: {} }));
show(Object.keys(performance.eventLoopUtilization()));
