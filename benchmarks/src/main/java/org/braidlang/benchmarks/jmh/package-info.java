/** The parts of a script's work, each by itself, measured by JMH in one warm Java. */
@NullMarked
package org.braidlang.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
