@NullMarked
package org.braidlang.concurrency.sequential;

import org.jspecify.annotations.NullMarked;
