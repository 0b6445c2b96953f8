/**
 * The contract that every back end is held to, as abstract JUnit classes. A back end's own test
 * class implements {@link BackendUnderTest} and has a nested class for each that it holds.
 */
@NullMarked
package dev.alicorn.loop.testkit;

import org.jspecify.annotations.NullMarked;
