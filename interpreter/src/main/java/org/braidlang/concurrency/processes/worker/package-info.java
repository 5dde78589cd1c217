/** The other end of the model {@code processes}: what runs in a worker. */
@NullMarked
package org.braidlang.concurrency.processes.worker;

import org.jspecify.annotations.NullMarked;
