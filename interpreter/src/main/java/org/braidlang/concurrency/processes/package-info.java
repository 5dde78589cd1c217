/** The model {@code processes}: tasks run in worker processes. */
@NullMarked
package org.braidlang.concurrency.processes;

import org.jspecify.annotations.NullMarked;
