@NullMarked
package org.braidlang.concurrency.threads;

import org.jspecify.annotations.NullMarked;
