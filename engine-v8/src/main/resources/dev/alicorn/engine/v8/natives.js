'use strict';
// Functions of V8's own syntax, compiled only while a snapshot is built, where that syntax is on.
//
// Each call sits in a field initializer: V8 compiles those together with their class and never
// throws their code away, so the source is not parsed again where the syntax is off.
(() => {
  let first;
  let second;
  class DrainMicrotasks { value = %PerformMicrotaskCheckpoint(); }
  class EnqueueMicrotask { value = %EnqueueMicrotask(first); }
  class SetDetachKey { value = %ArrayBufferSetDetachKey(first, second); }
  class IsProxy { value = %IsJSProxy(first); }
  class ProxyTarget { value = %JSProxyGetTarget(first); }
  class ProxyHandler { value = %JSProxyGetHandler(first); }

  function withArgument(Call, argument) {
    first = argument;
    const { value } = new Call();
    first = undefined;
    return value;
  }

  return {
    drainMicrotasks() {
      new DrainMicrotasks();
    },
    enqueueMicrotask(job) {
      first = job;
      new EnqueueMicrotask();
      first = undefined;
    },
    setDetachKey(buffer, key) {
      second = key;
      withArgument(SetDetachKey, buffer);
      second = undefined;
    },
    isProxy(value) {
      return withArgument(IsProxy, value);
    },
    proxyDetails(proxy) {
      return [withArgument(ProxyTarget, proxy), withArgument(ProxyHandler, proxy)];
    },
  };
})()
