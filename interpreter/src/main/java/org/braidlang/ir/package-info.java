@NullMarked
package org.braidlang.ir;

import org.jspecify.annotations.NullMarked;
