@NullMarked
package org.braidlang.grammar;

import org.jspecify.annotations.NullMarked;
