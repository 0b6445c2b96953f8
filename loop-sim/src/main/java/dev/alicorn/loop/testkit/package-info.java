/**
 * The contract that every back end is held to, as abstract JUnit classes: extend each in the back
 * end's own tests and give its provider.
 */
@NullMarked
package dev.alicorn.loop.testkit;

import org.jspecify.annotations.NullMarked;
