@NullMarked
package org.braidlang.stdlib;

import org.jspecify.annotations.NullMarked;
