/** The JavaScript library as resources, and the start-up snapshot that is made of it. */
@NullMarked
package dev.alicorn.node.library;

import org.jspecify.annotations.NullMarked;
