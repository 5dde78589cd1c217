/** Braid compared with CPython, Node and Java on this machine; all figures of docs/performance.md come from here. */
@NullMarked
package org.braidlang.benchmarks;

import org.jspecify.annotations.NullMarked;
