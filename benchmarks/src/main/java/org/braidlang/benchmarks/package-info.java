/** Braid compared with CPython, Node and Java on the machine at hand; all figures of docs/performance.md come from here. */
@NullMarked
package org.braidlang.benchmarks;

import org.jspecify.annotations.NullMarked;
