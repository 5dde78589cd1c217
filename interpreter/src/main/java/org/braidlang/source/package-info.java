@NullMarked
package org.braidlang.source;

import org.jspecify.annotations.NullMarked;
