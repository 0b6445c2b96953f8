/** What single operations of the loop cost, each measured in a process of its own. */
@NullMarked
package dev.alicorn.bench.loop;

import org.jspecify.annotations.NullMarked;
