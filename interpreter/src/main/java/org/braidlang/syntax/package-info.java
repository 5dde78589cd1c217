@NullMarked
package org.braidlang.syntax;

import org.jspecify.annotations.NullMarked;
