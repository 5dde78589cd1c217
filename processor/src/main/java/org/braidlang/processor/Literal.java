package org.braidlang.processor;

/** A default value, as the signature of a built-in function writes it. */
sealed interface Literal {
    /** The Java expression for it as a value of the language. */
    String boxed();

    /** {@code none}. */
    record None() implements Literal {
        @Override
        public String boxed() {
            return "org.braidlang.runtime.None.NONE";
        }
    }

    /** {@code ...}: the Java method gets null where the argument is left out. */
    record LeftOut() implements Literal {
        @Override
        public String boxed() {
            return "null";
        }
    }

    record Bool(boolean value) implements Literal {
        @Override
        public String boxed() {
            return value ? "Boolean.TRUE" : "Boolean.FALSE";
        }
    }

    record Int(long value) implements Literal {
        @Override
        public String boxed() {
            return "(Object) (" + value + "L)";
        }
    }

    record Float(double value) implements Literal {
        @Override
        public String boxed() {
            return "(Object) (" + value + "D)";
        }
    }

    record Text(String value) implements Literal {
        @Override
        public String boxed() {
            return JavaText.literal(value);
        }
    }
}
