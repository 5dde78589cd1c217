@NullMarked
package org.braidlang.engine;

import org.jspecify.annotations.NullMarked;
