/** The command {@code braid}: the way from the command line to the engine, and to the exit status. */
@NullMarked
package org.braidlang.cli;

import org.jspecify.annotations.NullMarked;
