@NullMarked
package org.braidlang.runtime;

import org.jspecify.annotations.NullMarked;
