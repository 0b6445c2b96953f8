/** A DNS client on a loop's sockets: UDP, and TCP for what is too long for it. */
@NullMarked
package dev.alicorn.dns;

import org.jspecify.annotations.NullMarked;
