@NullMarked
package org.braidlang.processor;

import org.jspecify.annotations.NullMarked;
