@NullMarked
package org.braidlang.problems;

import org.jspecify.annotations.NullMarked;
