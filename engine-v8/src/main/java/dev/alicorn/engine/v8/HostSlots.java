package dev.alicorn.engine.v8;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The memory through which arguments of host calls travel; its layout is prelude.js's. */
final class HostSlots {
  static final int BYTES = 1024;
  static final int MAX_ARGUMENTS = 32;

  static final byte TAG_UNDEFINED = 0;
  static final byte TAG_NULL = 1;
  static final byte TAG_FALSE = 2;
  static final byte TAG_TRUE = 3;
  static final byte TAG_NUMBER = 4;
  static final byte TAG_REFERENCE = 5;
  static final byte TAG_VIEW = 6;
  static final byte TAG_BIGINT = 7;
  static final byte TAG_RETURNED = 8;
  static final byte TAG_PENDING = 9;
  static final byte TAG_BYTES = 10;

  static final int OP_FETCH = -1;
  static final int OP_KIND = -2;
  static final int OP_PROMISE = -3;
  static final int OP_PROXY = -4;
  static final int OP_PREVIEW = -5;

  private static final long COUNT = 4;
  private static final long RESULT_TAG = 8;
  private static final long TAGS = 32;
  private static final long NUMBERS = 64;
  private static final long STARTS = 328;
  private static final long LENGTHS = 584;

  private final MemorySegment memory;

  HostSlots(MemorySegment memory) {
    this.memory = memory;
  }

  int op() {
    return memory.get(ValueLayout.JAVA_INT, 0);
  }

  int count() {
    return Math.clamp(memory.get(ValueLayout.JAVA_INT, COUNT), 0, MAX_ARGUMENTS);
  }

  byte tag(int index) {
    return memory.get(ValueLayout.JAVA_BYTE, TAGS + index);
  }

  double number(int index) {
    return memory.get(ValueLayout.JAVA_DOUBLE, NUMBERS + 8L * index);
  }

  long start(int index) {
    return (long) memory.get(ValueLayout.JAVA_DOUBLE, STARTS + 8L * index);
  }

  long length(int index) {
    return (long) memory.get(ValueLayout.JAVA_DOUBLE, LENGTHS + 8L * index);
  }

  void setResultTag(byte tag) {
    memory.set(ValueLayout.JAVA_INT, RESULT_TAG, tag);
  }

  void setResult(double number) {
    memory.set(ValueLayout.JAVA_DOUBLE, NUMBERS + 8L * MAX_ARGUMENTS, number);
    setResultTag(TAG_NUMBER);
  }
}
