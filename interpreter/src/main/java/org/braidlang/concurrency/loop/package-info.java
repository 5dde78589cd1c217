@NullMarked
package org.braidlang.concurrency.loop;

import org.jspecify.annotations.NullMarked;
