'use strict';

// A Date whose now is a mocked clock's.

const NativeDate = Date;

function makeMockDate(clock) {
  function MockDate(year, month, date, hours, minutes, seconds, ms) {
    const given = arguments.length === 0 ? [clock.now] : [...arguments];
    if (new.target === undefined) return new NativeDate(clock.now).toString();
    return Reflect.construct(NativeDate, given, new.target);
  }

  Object.defineProperties(MockDate, Object.getOwnPropertyDescriptors(NativeDate));
  const own = (name, value) => Object.defineProperty(MockDate, name, { configurable: true, enumerable: false, value, writable: true });
  own('now', function now() { return clock.now; });
  own('isMock', true);
  own('toString', () => Function.prototype.toString.call(NativeDate));
  return MockDate;
}

module.exports = { makeMockDate };
