/**
 * How values are written to send them to another process, and read there: a closed set of values in MessagePack, in
 * which no class of Java is named.
 */
@NullMarked
package org.braidlang.concurrency.processes.wire;

import org.jspecify.annotations.NullMarked;
