package org.braidlang.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a function or method of the language. The annotation processor writes a class
 * {@code <Class>Table} beside the annotated class, in which {@code FUNCTIONS} maps the names of its functions, and a
 * constant for each type ({@code LIST} for {@code list.append}) the names of its methods, to {@link BuiltinFunction}s.
 *
 * <p>The Java parameters are, in this order: a {@code Task} if the method wants one, the receiver if it is a method,
 * and one for each parameter of the signature. They are of type {@code Object}, {@code long}, {@code int}, {@code
 * double}, {@code boolean} (any value's truth), {@code String}, {@code Callable}, another value class, or {@code
 * Object[]} for {@code *rest}; anything else that is passed is a TypeError, as in Python. A parameter of a type other
 * than Object with the default {@code none} or {@code ...} gets Java's null for none. The result is an {@code Object},
 * a primitive, a String, a value class, void (none), or a {@code Wait}, which makes it an operation: a plain call
 * blocks until it has ended, one behind {@code await} or {@code spawn} gives the Wait.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Builtin {
    /**
     * The signature as help shows it: {@code len(value)}, {@code list.pop(index=-1)}, {@code print(*values, sep=' ')}.
     * Defaults are literals; the default {@code ...} gives the Java method null where the argument is left out. What
     * follows {@code *rest} or a lone {@code *} can only be passed by name. A last {@code **named} takes all other
     * arguments that are passed by name, as a DictValue.
     */
    String value();

    /** What it does, in a sentence or two; where empty, the method's Javadoc says it. */
    String doc() default "";
}
