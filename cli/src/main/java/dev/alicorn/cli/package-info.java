/** {@code ./alicorn}: wiring only. */
@NullMarked
package dev.alicorn.cli;

import org.jspecify.annotations.NullMarked;
