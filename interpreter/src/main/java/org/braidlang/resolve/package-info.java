@NullMarked
package org.braidlang.resolve;

import org.jspecify.annotations.NullMarked;
