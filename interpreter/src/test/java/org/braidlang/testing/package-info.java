/** Scripts that say in comments what they do: reading what they say, running them, comparing. */
@NullMarked
package org.braidlang.testing;

import org.jspecify.annotations.NullMarked;
