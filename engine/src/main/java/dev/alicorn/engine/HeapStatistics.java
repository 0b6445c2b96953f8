package dev.alicorn.engine;

/**
 * How much memory a context uses, in bytes; the names are those of Node's {@code
 * v8.getHeapStatistics()}. Any thread.
 *
 * @param totalHeapSize reserved and in use
 * @param totalHeapSizeExecutable of that, for code
 * @param totalPhysicalSize of that, committed
 * @param totalAvailableSize what may still be reserved
 * @param usedHeapSize in use by objects
 * @param heapSizeLimit the most that may be reserved
 * @param mallocedMemory outside the heap
 * @param externalMemory array buffers and the like
 * @param peakMallocedMemory the most outside the heap so far
 * @param numberOfNativeContexts global objects alive
 * @param numberOfDetachedContexts global objects let go and not collected yet
 * @param totalGlobalHandlesSize reserved for handles
 * @param usedGlobalHandlesSize of that, in use
 */
public record HeapStatistics(
    long totalHeapSize,
    long totalHeapSizeExecutable,
    long totalPhysicalSize,
    long totalAvailableSize,
    long usedHeapSize,
    long heapSizeLimit,
    long mallocedMemory,
    long externalMemory,
    long peakMallocedMemory,
    long numberOfNativeContexts,
    long numberOfDetachedContexts,
    long totalGlobalHandlesSize,
    long usedGlobalHandlesSize) {}
