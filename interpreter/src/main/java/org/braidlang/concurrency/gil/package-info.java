@NullMarked
package org.braidlang.concurrency.gil;

import org.jspecify.annotations.NullMarked;
