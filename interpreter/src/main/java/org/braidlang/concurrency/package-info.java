@NullMarked
package org.braidlang.concurrency;

import org.jspecify.annotations.NullMarked;
