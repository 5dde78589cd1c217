@NullMarked
package org.braidlang.concurrency.virtual;

import org.jspecify.annotations.NullMarked;
