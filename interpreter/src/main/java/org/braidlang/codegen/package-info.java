@NullMarked
package org.braidlang.codegen;

import org.jspecify.annotations.NullMarked;
