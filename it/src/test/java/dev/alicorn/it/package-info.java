/** Whole programs: scripts under the launcher, compared with Node where it is installed. */
@NullMarked
package dev.alicorn.it;

import org.jspecify.annotations.NullMarked;
